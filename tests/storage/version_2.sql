-- A plan as version 2 of the program wrote it: a quarter agreed, measured and closed, with key results, a slice, an incident.
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'planner','0001 the plan and its history','2026-11-22T21:39:38.351572+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'planner','0002 what came of the work','2026-11-22T21:39:38.351572+00:00');
CREATE TABLE ballot (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 500),
    "order" TEXT NOT NULL CHECK ("order" LIKE '[%]'),
    points TEXT NOT NULL CHECK (points LIKE '[%]'),
    reasons TEXT NOT NULL CHECK (reasons LIKE '[%]'),
    may_be_named INTEGER NOT NULL CHECK (may_be_named IN (0, 1)),
    cast_at TEXT CHECK (cast_at IS NULL OR datetime(cast_at) IS NOT NULL),
    shown_at TEXT CHECK (shown_at IS NULL OR datetime(shown_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE baseline (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    why TEXT NOT NULL,
    weeks REAL NOT NULL CHECK (weeks >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "baseline" VALUES('01M82K6N1W478A6BWVFWCCE11Z','2026-Q4','2026-12-10T21:39:39.708063+00:00','This is what fits',8.0,0);
CREATE TABLE baseline_item (
    id TEXT PRIMARY KEY NOT NULL,
    baseline TEXT NOT NULL REFERENCES baseline (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    standing TEXT NOT NULL CHECK (standing IN ('in', 'must', 'out')),
    rank INTEGER NOT NULL CHECK (rank >= 1),
    effort REAL CHECK (effort >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "baseline_item" VALUES('01M82K6N1W478A6BWVFWCCE11Z:01M82K6MMTHAYQWAWRBGTGVW5N','01M82K6N1W478A6BWVFWCCE11Z','01M82K6MMTHAYQWAWRBGTGVW5N','innovation','in',1,5.0,0);
INSERT INTO "baseline_item" VALUES('01M82K6N1W478A6BWVFWCCE11Z:01M82K6MMT7RGK4W2ZXWGF31DQ','01M82K6N1W478A6BWVFWCCE11Z','01M82K6MMT7RGK4W2ZXWGF31DQ','tune_up','in',1,3.0,0);
CREATE TABLE carry_over (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    choice TEXT NOT NULL CHECK (choice IN ('carried', 'dropped')),
    remaining REAL CHECK (remaining >= 0),
    why TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "carry_over" VALUES('2026-Q4:01M82K6MMTHAYQWAWRBGTGVW5N','2026-Q4','01M82K6MMTHAYQWAWRBGTGVW5N','carried',2.0,'half of it is shipped',0);
INSERT INTO "carry_over" VALUES('2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','2026-Q4','01M82K6MMT7RGK4W2ZXWGF31DQ','dropped',NULL,'nobody needs it',0);
CREATE TABLE check_in (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    shares TEXT NOT NULL CHECK (shares LIKE '[%]'),
    sentence TEXT NOT NULL,
    "by" TEXT NOT NULL,
    finished_at TEXT CHECK (finished_at IS NULL OR datetime(finished_at) IS NOT NULL),
    copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
    kept TEXT NOT NULL CHECK (kept LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "check_in" VALUES('2026-11-16:01M82K6KQY17NGHMEMGSJ6K948','2026-11-16','01M82K6KQY17NGHMEMGSJ6K948','[["new-features",0.6],["fires",0.4]]','','Ann','2026-12-10T21:39:40.666363+00:00',0,'[]',0);
CREATE TABLE comparison (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    items TEXT NOT NULL CHECK (items LIKE '[%]'),
    policy TEXT NOT NULL CHECK (policy IN ('place', 'cut')),
    prior TEXT NOT NULL CHECK (prior IN ('consensus', 'score', 'presort', 'rank', 'none')),
    line INTEGER NOT NULL CHECK (line >= 0),
    fixed TEXT NOT NULL CHECK (fixed LIKE '[%]'),
    budget INTEGER CHECK (budget >= 0),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    applied_at TEXT CHECK (applied_at IS NULL OR datetime(applied_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE comparison_answer (
    id TEXT PRIMARY KEY NOT NULL,
    comparison TEXT NOT NULL REFERENCES comparison (id) DEFERRABLE INITIALLY DEFERRED,
    a TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    b TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT NOT NULL CHECK (verdict IN ('this', 'that', 'same', 'later')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE decision (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
    why TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    also_signed_by TEXT NOT NULL,
    cost TEXT NOT NULL,
    item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    supersedes TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('ratio', 'plan', 'must_do', 'change', 'stop', 'slice', 'close', 'other')),
    principle TEXT REFERENCES principle (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "decision" VALUES('01M82K6M16W3YB4SC5YG0SVF60','2026-Q4','2026-12-10T21:39:38.662589+00:00','Ratio 65 : 35, reserve 15 %','Enough for both','Ann','','',NULL,NULL,0,'ratio',NULL,0);
INSERT INTO "decision" VALUES('01M82K6N1W478A6BWVFWCCE11Z','2026-Q4','2026-12-10T21:39:39.708063+00:00','Plan agreed: 2 items, 8 weeks','This is what fits','Ann','','in Saved carts 5, Log retention 3; out nothing',NULL,NULL,0,'plan',NULL,0);
INSERT INTO "decision" VALUES('01M82K6P5RM4HW17A0YJMCGKDC','2026-Q4','2026-12-10T21:39:40.855811+00:00','2026-Q4 closed: 0 of 2 items done, 1 carried over, 1 dropped','A good quarter','Ann','','carried over Saved carts 2 (2 weeks); dropped Log retention',NULL,NULL,0,'close',NULL,0);
CREATE TABLE dependency (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE dissent (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 500),
    reason TEXT NOT NULL,
    may_be_named INTEGER NOT NULL CHECK (may_be_named IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE gate (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    "check" TEXT NOT NULL REFERENCES gate_check (id) DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    skipped_why TEXT,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE gate_check (
    id TEXT PRIMARY KEY NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('quality', 'operations')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE import_mapping (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    pairs TEXT NOT NULL CHECK (pairs LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "import_mapping" VALUES('a1fcdabb00409545fa37562b','in.csv','[["category","category"],["team","team"],["effort","effort"]]',0);
CREATE TABLE import_record (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    system TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "values" TEXT NOT NULL CHECK ("values" LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "import_record" VALUES('01M82K6MMTHAYQWAWRBGTGVW5N','csv','CHK-1','[["category","innovation"],["effort","5.0"],["team","01M82K6KQY17NGHMEMGSJ6K948"],["title","Saved carts"]]',0);
INSERT INTO "import_record" VALUES('01M82K6MMT7RGK4W2ZXWGF31DQ','csv','PLT-1','[["category","tune_up"],["effort","3.0"],["team","01M82K6KQZF0WGZMVQJ57CTWG7"],["title","Log retention"]]',0);
CREATE TABLE incident (
    id TEXT PRIMARY KEY NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    hours REAL CHECK (hours >= 0),
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "incident" VALUES('01M82K6NT391MX6PYA46GC98SD','2026-11-03','Checkout down',4.0,'01M82K6KQY17NGHMEMGSJ6K948',NULL,0);
CREATE TABLE item (
    id TEXT PRIMARY KEY NOT NULL,
    "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 500),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    note TEXT NOT NULL CHECK (length(note) <= 200000),
    category TEXT CHECK (category IN ('innovation', 'tune_up')),
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    effort TEXT CHECK (effort LIKE '{%}'),
    remaining REAL CHECK (remaining >= 0),
    customer INTEGER CHECK (customer BETWEEN 0 AND 5),
    business INTEGER CHECK (business BETWEEN 0 AND 5),
    running INTEGER CHECK (running BETWEEN 0 AND 5),
    customer_evidence TEXT NOT NULL,
    business_evidence TEXT NOT NULL,
    running_evidence TEXT NOT NULL,
    confidence REAL CHECK (confidence > 0 AND confidence <= 1),
    must_reason TEXT,
    must_due TEXT CHECK (must_due IS date(must_due, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    stop_reason TEXT,
    tags TEXT NOT NULL CHECK (tags LIKE '[%]'),
    service REAL CHECK (service BETWEEN 0 AND 1),
    source_system TEXT,
    source_key TEXT,
    source_url TEXT,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "item" VALUES('01M82K6MMTHAYQWAWRBGTGVW5N','CHK-1','Saved carts','','innovation','01M82K6KQY17NGHMEMGSJ6K948','{"low":5.0,"likely":5.0,"high":5.0}',2.0,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'idea',NULL,'[]',NULL,'csv','CHK-1',NULL,0);
INSERT INTO "item" VALUES('01M82K6MMT7RGK4W2ZXWGF31DQ','PLT-1','Log retention','','tune_up','01M82K6KQZF0WGZMVQJ57CTWG7','{"low":3.0,"likely":3.0,"high":3.0}',NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'stopped','nobody needs it','[]',NULL,'csv','PLT-1',NULL,0);
CREATE TABLE item_effort (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    weeks REAL NOT NULL CHECK (weeks >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE item_kr (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    kr TEXT NOT NULL REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE key_result (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    objective TEXT NOT NULL REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    unit TEXT NOT NULL,
    baseline REAL CHECK (baseline BETWEEN -1e12 AND 1e12),
    target REAL NOT NULL CHECK (target BETWEEN -1e12 AND 1e12),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    position INTEGER NOT NULL,
    stretch REAL CHECK (stretch BETWEEN -1e12 AND 1e12),
    first_target REAL CHECK (first_target BETWEEN -1e12 AND 1e12),
    kind TEXT NOT NULL CHECK (kind IN ('committed', 'aspirational')),
    weight REAL NOT NULL CHECK (weight > 0),
    grade REAL CHECK (grade BETWEEN 0 AND 1),
    grade_word TEXT NOT NULL,
    previous_target REAL CHECK (previous_target BETWEEN -1e12 AND 1e12),
    target_since TEXT CHECK (target_since IS date(target_since, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "key_result" VALUES('01M82K6ME9GVAKVHEF3R0G3DD9','2026-Q4','01M82K6M7R1FBKQ6FEQ8MRQ8RW','Carts completed','%',20.0,30.0,'up',0,NULL,NULL,'committed',1.0,NULL,'',NULL,NULL,0);
CREATE TABLE kr_check_in (
    id TEXT PRIMARY KEY NOT NULL,
    kr TEXT NOT NULL REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    value REAL CHECK (value BETWEEN -1e12 AND 1e12),
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
    word TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "kr_check_in" VALUES('01M82K6ME9GVAKVHEF3R0G3DD9:2026-11-16','01M82K6ME9GVAKVHEF3R0G3DD9','2026-11-16',24.0,6,'half way','Ann','2026-12-10T21:39:39.907206+00:00',0);
CREATE TABLE limits (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL,
    mean_moving_range REAL CHECK (mean_moving_range >= 0),
    weeks INTEGER NOT NULL,
    centre REAL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "limits" VALUES('2026-Q4:unplanned','2026-Q4','unplanned',NULL,0,NULL,0);
INSERT INTO "limits" VALUES('2026-Q4:tune_up','2026-Q4','tune_up',NULL,0,NULL,0);
CREATE TABLE measurement (
    id TEXT PRIMARY KEY NOT NULL,
    metric TEXT NOT NULL REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    value REAL NOT NULL,
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    out_of REAL CHECK (out_of >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE metric (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    unit TEXT NOT NULL,
    lower_is_better INTEGER NOT NULL CHECK (lower_is_better IN (0, 1)),
    every TEXT NOT NULL CHECK (every IN ('week', 'month')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    position INTEGER NOT NULL,
    teams TEXT NOT NULL CHECK (teams LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "objective" VALUES('01M82K6M7R1FBKQ6FEQ8MRQ8RW','2026-Q4','Customers come back',0,'[]',0);
CREATE TABLE op (
    rowid INTEGER PRIMARY KEY NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    hlc TEXT NOT NULL,
    step TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL,
    row_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    parents TEXT NOT NULL CHECK (parents LIKE '[%]'),
    prev_hash TEXT NOT NULL,
    UNIQUE (replica, seq)
) STRICT;
INSERT INTO "op" VALUES(1,'01M82K6KVBT2B1N5517NQR12Y6',1,'001795383578351.000000.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','organisation','organisation','*','{"name":"Old & Sons","time_zone":"Etc/UTC","fiscal_first_month":1,"plannable_share":0.7,"pooled":false,"weight_customer":1.0,"weight_business":1.0,"weight_running":1.0,"size_s":1.0,"size_m":3.0,"size_l":6.0,"size_xl":12.0,"score_method":"three_questions","follow_through_limit":3}','[]','');
INSERT INTO "op" VALUES(2,'01M82K6KVBT2B1N5517NQR12Y6',2,'001795383578351.000001.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','new-features','*','{"name":"New features","part":"new","position":0}','[]','047b7fbc31e3cf61e0e3ad0ecec989c1');
INSERT INTO "op" VALUES(3,'01M82K6KVBT2B1N5517NQR12Y6',3,'001795383578351.000002.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','existing-features','*','{"name":"Existing features","part":"existing","position":1}','[]','a29066ae8e808003ef317214aba345d0');
INSERT INTO "op" VALUES(4,'01M82K6KVBT2B1N5517NQR12Y6',4,'001795383578351.000003.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','automation','*','{"name":"Automation","part":"tune_up","position":2}','[]','9cb833f1a0e0718cf2c5dbd532afc1a0');
INSERT INTO "op" VALUES(5,'01M82K6KVBT2B1N5517NQR12Y6',5,'001795383578351.000004.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','refactoring','*','{"name":"Refactoring","part":"tune_up","position":3}','[]','83e1c9e32cb134427726a2032c4c2501');
INSERT INTO "op" VALUES(6,'01M82K6KVBT2B1N5517NQR12Y6',6,'001795383578351.000005.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','reliability','*','{"name":"Reliability","part":"tune_up","position":4}','[]','76d5168d692f321eb80078f2811e6cd8');
INSERT INTO "op" VALUES(7,'01M82K6KVBT2B1N5517NQR12Y6',7,'001795383578351.000006.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','tooling','*','{"name":"Tooling","part":"tune_up","position":5}','[]','9b48855b1492021723bc5cb50a1269bf');
INSERT INTO "op" VALUES(8,'01M82K6KVBT2B1N5517NQR12Y6',8,'001795383578351.000007.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','fires','*','{"name":"Fires","part":"unplanned","position":6}','[]','762848428c6fd5f85fe81dca3bf02780');
INSERT INTO "op" VALUES(9,'01M82K6KVBT2B1N5517NQR12Y6',9,'001795383578351.000008.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','security','*','{"name":"Security","part":"unplanned","position":7}','[]','a52a0c88e1b07f7270188f46e1135f56');
INSERT INTO "op" VALUES(10,'01M82K6KVBT2B1N5517NQR12Y6',10,'001795383578351.000009.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','work_type','support','*','{"name":"Support","part":"unplanned","position":8}','[]','8cebfab76a3b5478e449b07fdaa51e0b');
INSERT INTO "op" VALUES(11,'01M82K6KVBT2B1N5517NQR12Y6',11,'001795383578351.000010.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','quarter','2026-Q4','*','{"starts_on":"2026-10-01","ends_on":"2026-12-31","holidays":[],"state":"align","ratio":null,"reserve":null,"staffing_targets":[],"learnings":""}','[]','b5283c2aa3b9cb899ebff842229f4346');
INSERT INTO "op" VALUES(12,'01M82K6KVBT2B1N5517NQR12Y6',12,'001795383578351.000011.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','team','01M82K6KQY17NGHMEMGSJ6K948','*','{"name":"Checkout","key":"CHK","kind":"product","since":null,"until":null}','[]','8a2486faf10063a843ec53d17bcf1ff9');
INSERT INTO "op" VALUES(13,'01M82K6KVBT2B1N5517NQR12Y6',13,'001795383578351.000012.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','team_capacity','2026-Q4:01M82K6KQY17NGHMEMGSJ6K948','*','{"quarter":"2026-Q4","team":"01M82K6KQY17NGHMEMGSJ6K948","people":6.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','e66aba651b9095067a93c4da21e5cd4c');
INSERT INTO "op" VALUES(14,'01M82K6KVBT2B1N5517NQR12Y6',14,'001795383578351.000013.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','team','01M82K6KQZF0WGZMVQJ57CTWG7','*','{"name":"Platform","key":"PLT","kind":"platform","since":null,"until":null}','[]','5f6fb7b1efacb8116b903b6531bb7fbc');
INSERT INTO "op" VALUES(15,'01M82K6KVBT2B1N5517NQR12Y6',15,'001795383578351.000014.01M82K6KVBT2B1N5517NQR12Y6','01M82K6KQZCEFMW20240BP64QS','team_capacity','2026-Q4:01M82K6KQZF0WGZMVQJ57CTWG7','*','{"quarter":"2026-Q4","team":"01M82K6KQZF0WGZMVQJ57CTWG7","people":4.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','3ac919171ef98ae2d106cb7451955343');
INSERT INTO "op" VALUES(16,'01M82K6M2GMFZ2JGJ1B76AM30F',1,'001795383578662.000000.01M82K6M2GMFZ2JGJ1B76AM30F','01M82K6M160VABXPCP07PGBN8N','quarter','2026-Q4','state','"prioritize"','["01M82K6KVBT2B1N5517NQR12Y6:11"]','');
INSERT INTO "op" VALUES(17,'01M82K6M2GMFZ2JGJ1B76AM30F',2,'001795383578662.000001.01M82K6M2GMFZ2JGJ1B76AM30F','01M82K6M160VABXPCP07PGBN8N','quarter','2026-Q4','ratio','0.65','["01M82K6KVBT2B1N5517NQR12Y6:11"]','7907dfbbb7e6d5bac277fdbcc2e746eb');
INSERT INTO "op" VALUES(18,'01M82K6M2GMFZ2JGJ1B76AM30F',3,'001795383578662.000002.01M82K6M2GMFZ2JGJ1B76AM30F','01M82K6M160VABXPCP07PGBN8N','quarter','2026-Q4','reserve','0.15','["01M82K6KVBT2B1N5517NQR12Y6:11"]','76bd42d737c2d281f4ce6c471e2483ca');
INSERT INTO "op" VALUES(19,'01M82K6M2GMFZ2JGJ1B76AM30F',4,'001795383578662.000003.01M82K6M2GMFZ2JGJ1B76AM30F','01M82K6M160VABXPCP07PGBN8N','decision','01M82K6M16W3YB4SC5YG0SVF60','*','{"quarter":"2026-Q4","at":"2026-12-10T21:39:38.662589+00:00","what":"Ratio 65 : 35, reserve 15 %","why":"Enough for both","signed_by":"Ann","also_signed_by":"","cost":"","item":null,"supersedes":null,"withdrawn":false,"kind":"ratio","principle":null}','[]','c3cf80f5ad29f65713d4a07d3bf4adf2');
INSERT INTO "op" VALUES(20,'01M82K6M92PH25667P99FTPWDJ',1,'001795383578872.000000.01M82K6M92PH25667P99FTPWDJ','01M82K6M7REERVJ4SXE48BXPD7','objective','01M82K6M7R1FBKQ6FEQ8MRQ8RW','*','{"quarter":"2026-Q4","title":"Customers come back","position":0,"teams":[]}','[]','');
INSERT INTO "op" VALUES(21,'01M82K6MFMHTWQAVHQ69R6S71H',1,'001795383579082.000000.01M82K6MFMHTWQAVHQ69R6S71H','01M82K6MEAC9Q8SV0X8S6DHWCF','key_result','01M82K6ME9GVAKVHEF3R0G3DD9','*','{"quarter":"2026-Q4","objective":"01M82K6M7R1FBKQ6FEQ8MRQ8RW","name":"Carts completed","unit":"%","baseline":20.0,"target":30.0,"direction":"up","position":0,"stretch":null,"first_target":null,"kind":"committed","weight":1.0,"grade":null,"grade_word":"","previous_target":null,"target_since":null}','[]','');
INSERT INTO "op" VALUES(22,'01M82K6MP7TFN52GAFB2GX4WVJ',1,'001795383579290.000000.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','item','01M82K6MMTHAYQWAWRBGTGVW5N','*','{"key":"CHK-1","title":"Saved carts","note":"","category":"innovation","team":"01M82K6KQY17NGHMEMGSJ6K948","effort":{"low":5.0,"likely":5.0,"high":5.0},"remaining":null,"customer":null,"business":null,"running":null,"customer_evidence":"","business_evidence":"","running_evidence":"","confidence":null,"must_reason":null,"must_due":null,"stage":"idea","stop_reason":null,"tags":[],"service":null,"source_system":"csv","source_key":"CHK-1","source_url":null}','[]','');
INSERT INTO "op" VALUES(23,'01M82K6MP7TFN52GAFB2GX4WVJ',2,'001795383579290.000001.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','placement','2026-Q4:01M82K6MMTHAYQWAWRBGTGVW5N','*','{"quarter":"2026-Q4","item":"01M82K6MMTHAYQWAWRBGTGVW5N","rank":"L","committed":null,"outcome":"not_started","actual_effort":null,"stage_before":null}','[]','68560787cf7c8d4a4de7a3f1a871c69e');
INSERT INTO "op" VALUES(24,'01M82K6MP7TFN52GAFB2GX4WVJ',3,'001795383579290.000002.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','import_record','01M82K6MMTHAYQWAWRBGTGVW5N','*','{"system":"csv","key":"CHK-1","values":[["category","innovation"],["effort","5.0"],["team","01M82K6KQY17NGHMEMGSJ6K948"],["title","Saved carts"]]}','[]','62263201f75871a820a63739276d15dd');
INSERT INTO "op" VALUES(25,'01M82K6MP7TFN52GAFB2GX4WVJ',4,'001795383579290.000003.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','item','01M82K6MMT7RGK4W2ZXWGF31DQ','*','{"key":"PLT-1","title":"Log retention","note":"","category":"tune_up","team":"01M82K6KQZF0WGZMVQJ57CTWG7","effort":{"low":3.0,"likely":3.0,"high":3.0},"remaining":null,"customer":null,"business":null,"running":null,"customer_evidence":"","business_evidence":"","running_evidence":"","confidence":null,"must_reason":null,"must_due":null,"stage":"idea","stop_reason":null,"tags":[],"service":null,"source_system":"csv","source_key":"PLT-1","source_url":null}','[]','fc9d9276a3d2e5897010b2c4c7c29418');
INSERT INTO "op" VALUES(26,'01M82K6MP7TFN52GAFB2GX4WVJ',5,'001795383579290.000004.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','placement','2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','*','{"quarter":"2026-Q4","item":"01M82K6MMT7RGK4W2ZXWGF31DQ","rank":"g","committed":null,"outcome":"not_started","actual_effort":null,"stage_before":null}','[]','dbc7632d484110e46897ba2e48cdb1fa');
INSERT INTO "op" VALUES(27,'01M82K6MP7TFN52GAFB2GX4WVJ',6,'001795383579290.000005.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','import_record','01M82K6MMT7RGK4W2ZXWGF31DQ','*','{"system":"csv","key":"PLT-1","values":[["category","tune_up"],["effort","3.0"],["team","01M82K6KQZF0WGZMVQJ57CTWG7"],["title","Log retention"]]}','[]','2f3d4cc55ef474397c7899ab32656b89');
INSERT INTO "op" VALUES(28,'01M82K6MP7TFN52GAFB2GX4WVJ',7,'001795383579290.000006.01M82K6MP7TFN52GAFB2GX4WVJ','01M82K6MMTW2GXP4JPCMVM4MFJ','import_mapping','a1fcdabb00409545fa37562b','*','{"name":"in.csv","pairs":[["category","category"],["team","team"],["effort","effort"]]}','[]','58ebb5f9c2386519baa31149929f3ebb');
INSERT INTO "op" VALUES(29,'01M82K6N3449TGBD1DTG99V1C2',1,'001795383579708.000000.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','quarter','2026-Q4','state','"measure"','["01M82K6M2GMFZ2JGJ1B76AM30F:1"]','');
INSERT INTO "op" VALUES(30,'01M82K6N3449TGBD1DTG99V1C2',2,'001795383579708.000001.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','baseline','01M82K6N1W478A6BWVFWCCE11Z','*','{"quarter":"2026-Q4","at":"2026-12-10T21:39:39.708063+00:00","why":"This is what fits","weeks":8.0}','[]','51513f8bd91e6d6609e6aa93903d5ee4');
INSERT INTO "op" VALUES(31,'01M82K6N3449TGBD1DTG99V1C2',3,'001795383579708.000002.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','decision','01M82K6N1W478A6BWVFWCCE11Z','*','{"quarter":"2026-Q4","at":"2026-12-10T21:39:39.708063+00:00","what":"Plan agreed: 2 items, 8 weeks","why":"This is what fits","signed_by":"Ann","also_signed_by":"","cost":"in Saved carts 5, Log retention 3; out nothing","item":null,"supersedes":null,"withdrawn":false,"kind":"plan","principle":null}','[]','db23e1dd57fd71e1c22e139769b04627');
INSERT INTO "op" VALUES(32,'01M82K6N3449TGBD1DTG99V1C2',4,'001795383579708.000003.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','baseline_item','01M82K6N1W478A6BWVFWCCE11Z:01M82K6MMTHAYQWAWRBGTGVW5N','*','{"baseline":"01M82K6N1W478A6BWVFWCCE11Z","item":"01M82K6MMTHAYQWAWRBGTGVW5N","category":"innovation","standing":"in","rank":1,"effort":5.0}','[]','2ac8e8683c1b1c09de3cbe1b9470476b');
INSERT INTO "op" VALUES(33,'01M82K6N3449TGBD1DTG99V1C2',5,'001795383579708.000004.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','placement','2026-Q4:01M82K6MMTHAYQWAWRBGTGVW5N','committed','"in"','["01M82K6MP7TFN52GAFB2GX4WVJ:2"]','b45c8daadbb2f3a188fd303974863ccb');
INSERT INTO "op" VALUES(34,'01M82K6N3449TGBD1DTG99V1C2',6,'001795383579708.000005.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','baseline_item','01M82K6N1W478A6BWVFWCCE11Z:01M82K6MMT7RGK4W2ZXWGF31DQ','*','{"baseline":"01M82K6N1W478A6BWVFWCCE11Z","item":"01M82K6MMT7RGK4W2ZXWGF31DQ","category":"tune_up","standing":"in","rank":1,"effort":3.0}','[]','d03fffcfd2aabcd289e5afe97baabee2');
INSERT INTO "op" VALUES(35,'01M82K6N3449TGBD1DTG99V1C2',7,'001795383579708.000006.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','placement','2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','committed','"in"','["01M82K6MP7TFN52GAFB2GX4WVJ:5"]','7ab540278c4237ef277c698b0f8d99a9');
INSERT INTO "op" VALUES(36,'01M82K6N3449TGBD1DTG99V1C2',8,'001795383579708.000007.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','limits','2026-Q4:unplanned','*','{"quarter":"2026-Q4","measure":"unplanned","mean_moving_range":null,"weeks":0,"centre":null}','[]','9a69c337d1dd41f2f672c9842d876ec7');
INSERT INTO "op" VALUES(37,'01M82K6N3449TGBD1DTG99V1C2',9,'001795383579708.000008.01M82K6N3449TGBD1DTG99V1C2','01M82K6N1WGQGW6DQ7P286KJV1','limits','2026-Q4:tune_up','*','{"quarter":"2026-Q4","measure":"tune_up","mean_moving_range":null,"weeks":0,"centre":null}','[]','92d8e1432f927290d3be847b0ce7d7eb');
INSERT INTO "op" VALUES(38,'01M82K6N9DSVYFKDY7K1JP3NVC',1,'001795383579907.000000.01M82K6N9DSVYFKDY7K1JP3NVC','01M82K6N83AJMXW7AVMEKFBGH1','kr_check_in','01M82K6ME9GVAKVHEF3R0G3DD9:2026-11-16','*','{"kr":"01M82K6ME9GVAKVHEF3R0G3DD9","week":"2026-11-16","value":24.0,"confidence":6,"word":"half way","by":"Ann","at":"2026-12-10T21:39:39.907206+00:00"}','[]','');
INSERT INTO "op" VALUES(39,'01M82K6NFMMEMASW7SH45D4200',1,'001795383580108.000000.01M82K6NFMMEMASW7SH45D4200','01M82K6NEC551J8M4C08JFWH4M','slice','01M82K6NEC3PCJ44TJGFGAFBPN','*','{"item":"01M82K6MMTHAYQWAWRBGTGVW5N","title":"Keep the cart for a day","kind":"share","pass_mark":0.1,"direction":"up","first_pass_mark":null,"hypothesis":"","metric":"","unit":"","kr":null,"sample":null,"until":null,"started_on":"2026-11-16","stage":"idea","position":0,"decision":null,"decision_why":"","decided_at":null}','[]','');
INSERT INTO "op" VALUES(40,'01M82K6NNG0390QA4QD9EWZ52K',1,'001795383580295.000000.01M82K6NNG0390QA4QD9EWZ52K','01M82K6NM790BRWEBXT3SSQWGP','slice_result','01M82K6NEC3PCJ44TJGFGAFBPN:2026-11-16','*','{"slice":"01M82K6NEC3PCJ44TJGFGAFBPN","week":"2026-11-16","numbers":[["successes",42.0],["trials",300.0]],"by":"Ann"}','[]','');
INSERT INTO "op" VALUES(41,'01M82K6NVCW8S5AGW9HRRFY84J',1,'001795383580483.000000.01M82K6NVCW8S5AGW9HRRFY84J','01M82K6NT3CN3BK30Z5GPJZ6DT','incident','01M82K6NT391MX6PYA46GC98SD','*','{"on":"2026-11-03","title":"Checkout down","hours":4.0,"team":"01M82K6KQY17NGHMEMGSJ6K948","item":null}','[]','');
INSERT INTO "op" VALUES(42,'01M82K6P12WE93BGHF64G39X61',1,'001795383580666.000000.01M82K6P12WE93BGHF64G39X61','01M82K6NZTMR89A3FJ2NFGKV8B','check_in','2026-11-16:01M82K6KQY17NGHMEMGSJ6K948','*','{"week":"2026-11-16","team":"01M82K6KQY17NGHMEMGSJ6K948","shares":[["new-features",0.6],["fires",0.4]],"sentence":"","by":"Ann","finished_at":"2026-12-10T21:39:40.666363+00:00","copied":false,"kept":[]}','[]','');
INSERT INTO "op" VALUES(43,'01M82K6P12WE93BGHF64G39X61',2,'001795383580666.000001.01M82K6P12WE93BGHF64G39X61','01M82K6NZTMR89A3FJ2NFGKV8B','time_share','2026-11-16:01M82K6KQY17NGHMEMGSJ6K948:new-features','*','{"week":"2026-11-16","team":"01M82K6KQY17NGHMEMGSJ6K948","work_type":"new-features","share":0.6}','[]','1be991affb309c49fe7c0454a177a6d5');
INSERT INTO "op" VALUES(44,'01M82K6P12WE93BGHF64G39X61',3,'001795383580666.000002.01M82K6P12WE93BGHF64G39X61','01M82K6NZTMR89A3FJ2NFGKV8B','time_share','2026-11-16:01M82K6KQY17NGHMEMGSJ6K948:fires','*','{"week":"2026-11-16","team":"01M82K6KQY17NGHMEMGSJ6K948","work_type":"fires","share":0.4}','[]','d70c42326ea24679369491f196e209a3');
INSERT INTO "op" VALUES(45,'01M82K6P72PD2B2KY80PKAGWK3',1,'001795383580856.000000.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','quarter','2026-Q4','state','"closed"','["01M82K6N3449TGBD1DTG99V1C2:1"]','');
INSERT INTO "op" VALUES(46,'01M82K6P72PD2B2KY80PKAGWK3',2,'001795383580856.000001.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','decision','01M82K6P5RM4HW17A0YJMCGKDC','*','{"quarter":"2026-Q4","at":"2026-12-10T21:39:40.855811+00:00","what":"2026-Q4 closed: 0 of 2 items done, 1 carried over, 1 dropped","why":"A good quarter","signed_by":"Ann","also_signed_by":"","cost":"carried over Saved carts 2 (2 weeks); dropped Log retention","item":null,"supersedes":null,"withdrawn":false,"kind":"close","principle":null}','[]','768426a5cd330347b58f93b6ccaba8d7');
INSERT INTO "op" VALUES(47,'01M82K6P72PD2B2KY80PKAGWK3',3,'001795383580856.000002.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','carry_over','2026-Q4:01M82K6MMTHAYQWAWRBGTGVW5N','*','{"quarter":"2026-Q4","item":"01M82K6MMTHAYQWAWRBGTGVW5N","choice":"carried","remaining":2.0,"why":"half of it is shipped"}','[]','8e204eae505019a0dd8f6ce571486bfd');
INSERT INTO "op" VALUES(48,'01M82K6P72PD2B2KY80PKAGWK3',4,'001795383580856.000003.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','carry_over','2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','*','{"quarter":"2026-Q4","item":"01M82K6MMT7RGK4W2ZXWGF31DQ","choice":"dropped","remaining":null,"why":"nobody needs it"}','[]','572d41caeeaf9633b0c9c107be0317db');
INSERT INTO "op" VALUES(49,'01M82K6P72PD2B2KY80PKAGWK3',5,'001795383580856.000004.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','item','01M82K6MMTHAYQWAWRBGTGVW5N','remaining','2.0','["01M82K6MP7TFN52GAFB2GX4WVJ:1"]','4cf0e6624298000aec48cc5a7c9921db');
INSERT INTO "op" VALUES(50,'01M82K6P72PD2B2KY80PKAGWK3',6,'001795383580856.000005.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','item','01M82K6MMT7RGK4W2ZXWGF31DQ','stage','"stopped"','["01M82K6MP7TFN52GAFB2GX4WVJ:4"]','9fe8c0abd33149b28b0d6c399c7d41dd');
INSERT INTO "op" VALUES(51,'01M82K6P72PD2B2KY80PKAGWK3',7,'001795383580856.000006.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','item','01M82K6MMT7RGK4W2ZXWGF31DQ','stop_reason','"nobody needs it"','["01M82K6MP7TFN52GAFB2GX4WVJ:4"]','5a8670f84aa0c3df7154995cbab6f50c');
INSERT INTO "op" VALUES(52,'01M82K6P72PD2B2KY80PKAGWK3',8,'001795383580856.000007.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','placement','2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','outcome','"dropped"','["01M82K6MP7TFN52GAFB2GX4WVJ:5"]','4b6be55b1118217ebcc79bf1a4eee510');
INSERT INTO "op" VALUES(53,'01M82K6P72PD2B2KY80PKAGWK3',9,'001795383580856.000008.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','quarter','2027-Q1','*','{"starts_on":"2027-01-01","ends_on":"2027-03-31","holidays":[],"state":"align","ratio":null,"reserve":null,"staffing_targets":[],"learnings":""}','[]','5a205693977afeaaebc6879ccb9330fc');
INSERT INTO "op" VALUES(54,'01M82K6P72PD2B2KY80PKAGWK3',10,'001795383580856.000009.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','team_capacity','2027-Q1:01M82K6KQY17NGHMEMGSJ6K948','*','{"quarter":"2027-Q1","team":"01M82K6KQY17NGHMEMGSJ6K948","people":6.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','69c4fa1fb575074e9cb174cb799730d0');
INSERT INTO "op" VALUES(55,'01M82K6P72PD2B2KY80PKAGWK3',11,'001795383580856.000010.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','team_capacity','2027-Q1:01M82K6KQZF0WGZMVQJ57CTWG7','*','{"quarter":"2027-Q1","team":"01M82K6KQZF0WGZMVQJ57CTWG7","people":4.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','a9f484019e757ad0d14a4780c4de9a97');
INSERT INTO "op" VALUES(56,'01M82K6P72PD2B2KY80PKAGWK3',12,'001795383580856.000011.01M82K6P72PD2B2KY80PKAGWK3','01M82K6P5R0K1WQEBHZR63F2TY','placement','2027-Q1:01M82K6MMTHAYQWAWRBGTGVW5N','*','{"quarter":"2027-Q1","item":"01M82K6MMTHAYQWAWRBGTGVW5N","rank":"L","committed":null,"outcome":"not_started","actual_effort":null,"stage_before":null}','[]','d34adab28dfbfcd9615e1853135ad386');
CREATE TABLE organisation (
    id TEXT PRIMARY KEY NOT NULL CHECK (id = 'organisation'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    time_zone TEXT NOT NULL,
    fiscal_first_month INTEGER NOT NULL CHECK (fiscal_first_month BETWEEN 1 AND 12),
    plannable_share REAL NOT NULL CHECK (plannable_share > 0 AND plannable_share <= 1),
    pooled INTEGER NOT NULL CHECK (pooled IN (0, 1)),
    weight_customer REAL NOT NULL CHECK (weight_customer >= 0),
    weight_business REAL NOT NULL CHECK (weight_business >= 0),
    weight_running REAL NOT NULL CHECK (weight_running >= 0),
    size_s REAL NOT NULL CHECK (size_s >= 0),
    size_m REAL NOT NULL CHECK (size_m >= 0),
    size_l REAL NOT NULL CHECK (size_l >= 0),
    size_xl REAL NOT NULL CHECK (size_xl >= 0),
    score_method TEXT NOT NULL CHECK (score_method IN ('three_questions', 'rice', 'wsjf')),
    follow_through_limit INTEGER NOT NULL CHECK (follow_through_limit >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "organisation" VALUES('organisation','Old & Sons','Etc/UTC',1,0.7,0,1.0,1.0,1.0,1.0,3.0,6.0,12.0,'three_questions',3,0);
CREATE TABLE placement (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    rank TEXT NOT NULL CHECK (length(rank) BETWEEN 1 AND 500),
    "committed" TEXT CHECK ("committed" IN ('in', 'must', 'out')),
    outcome TEXT NOT NULL CHECK (outcome IN ('not_started', 'going', 'done', 'dropped')),
    actual_effort REAL CHECK (actual_effort >= 0),
    stage_before TEXT CHECK (stage_before IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "placement" VALUES('2026-Q4:01M82K6MMTHAYQWAWRBGTGVW5N','2026-Q4','01M82K6MMTHAYQWAWRBGTGVW5N','L','in','not_started',NULL,NULL,0);
INSERT INTO "placement" VALUES('2026-Q4:01M82K6MMT7RGK4W2ZXWGF31DQ','2026-Q4','01M82K6MMT7RGK4W2ZXWGF31DQ','g','in','dropped',NULL,NULL,0);
INSERT INTO "placement" VALUES('2027-Q1:01M82K6MMTHAYQWAWRBGTGVW5N','2027-Q1','01M82K6MMTHAYQWAWRBGTGVW5N','L',NULL,'not_started',NULL,NULL,0);
CREATE TABLE prediction (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    hours REAL NOT NULL CHECK (hours >= 0),
    shipped_on TEXT CHECK (shipped_on IS date(shipped_on, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE principle (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE proposal (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    because TEXT NOT NULL CHECK (length(because) <= 200000),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE quarter (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 500),
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
    ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on, '+0 days')),
    holidays TEXT NOT NULL CHECK (holidays LIKE '[%]'),
    state TEXT NOT NULL CHECK (state IN ('align', 'prioritize', 'measure', 'closed')),
    ratio REAL CHECK (ratio BETWEEN 0 AND 1),
    reserve REAL CHECK (reserve BETWEEN 0 AND 1),
    staffing_targets TEXT NOT NULL CHECK (staffing_targets LIKE '[%]'),
    learnings TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "quarter" VALUES('2026-Q4','2026-10-01','2026-12-31','[]','closed',0.65,0.15,'[]','',0);
INSERT INTO "quarter" VALUES('2027-Q1','2027-01-01','2027-03-31','[]','align',NULL,NULL,'[]','',0);
CREATE TABLE quarter_context (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT CHECK (phase IN ('searching', 'growing', 'established')),
    engineers REAL CHECK (engineers >= 0),
    product_lines INTEGER CHECK (product_lines >= 0),
    shipping INTEGER CHECK (shipping BETWEEN 1 AND 5),
    running INTEGER CHECK (running BETWEEN 1 AND 5),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE scenario (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    ratio REAL NOT NULL CHECK (ratio BETWEEN 0 AND 1),
    reserve REAL NOT NULL CHECK (reserve BETWEEN 0 AND 1),
    overrides TEXT NOT NULL CHECK (overrides LIKE '[%]'),
    at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    fate TEXT NOT NULL CHECK (fate IN ('kept', 'chosen', 'refused')),
    decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE score_inputs (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    reach REAL CHECK (reach >= 0),
    reach_impact REAL CHECK (reach_impact >= 0),
    user_value INTEGER CHECK (user_value BETWEEN 1 AND 20),
    time_criticality INTEGER CHECK (time_criticality BETWEEN 1 AND 20),
    risk_reduction INTEGER CHECK (risk_reduction BETWEEN 1 AND 20),
    job_size INTEGER CHECK (job_size BETWEEN 1 AND 20),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE slice (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind IN ('share', 'difference', 'mean', 'count')),
    pass_mark REAL NOT NULL CHECK (pass_mark BETWEEN -1e12 AND 1e12),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    first_pass_mark REAL CHECK (first_pass_mark BETWEEN -1e12 AND 1e12),
    hypothesis TEXT NOT NULL,
    metric TEXT NOT NULL,
    unit TEXT NOT NULL,
    kr TEXT REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    sample REAL CHECK (sample > 0),
    until TEXT CHECK (until IS date(until, '+0 days')),
    started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    position INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('continue', 'change', 'stop')),
    decision_why TEXT NOT NULL,
    decided_at TEXT CHECK (decided_at IS NULL OR datetime(decided_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "slice" VALUES('01M82K6NEC3PCJ44TJGFGAFBPN','01M82K6MMTHAYQWAWRBGTGVW5N','Keep the cart for a day','share',0.1,'up',NULL,'','','',NULL,NULL,NULL,'2026-11-16','idea',0,NULL,'',NULL,0);
CREATE TABLE slice_result (
    id TEXT PRIMARY KEY NOT NULL,
    slice TEXT NOT NULL REFERENCES slice (id) DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    numbers TEXT NOT NULL CHECK (numbers LIKE '[%]'),
    "by" TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "slice_result" VALUES('01M82K6NEC3PCJ44TJGFGAFBPN:2026-11-16','01M82K6NEC3PCJ44TJGFGAFBPN','2026-11-16','[["successes",42.0],["trials",300.0]]','Ann',0);
CREATE TABLE step (
    rowid INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    actor TEXT NOT NULL,
    label TEXT NOT NULL,
    why TEXT NOT NULL,
    burst TEXT,
    undoes TEXT CHECK (undoes LIKE '[%]')
) STRICT;
INSERT INTO "step" VALUES(1,'01M82K6KQZCEFMW20240BP64QS','2026-11-22T21:39:38.351572+00:00','Ann','Start the plan of Old & Sons with 2 teams','',NULL,NULL);
INSERT INTO "step" VALUES(2,'01M82K6M160VABXPCP07PGBN8N','2026-11-22T21:39:38.662978+00:00','Ann','Agree 65 : 35 with 15 % reserve','Enough for both',NULL,NULL);
INSERT INTO "step" VALUES(3,'01M82K6M7REERVJ4SXE48BXPD7','2026-11-22T21:39:38.872726+00:00','Ann','Add the objective Customers come back','',NULL,NULL);
INSERT INTO "step" VALUES(4,'01M82K6MEAC9Q8SV0X8S6DHWCF','2026-11-22T21:39:39.082049+00:00','Ann','Add the key result Carts completed 20 → 30 %','',NULL,NULL);
INSERT INTO "step" VALUES(5,'01M82K6MMTW2GXP4JPCMVM4MFJ','2026-11-22T21:39:39.290884+00:00','Ann','Import 2 items from CSV','',NULL,NULL);
INSERT INTO "step" VALUES(6,'01M82K6N1WGQGW6DQ7P286KJV1','2026-11-22T21:39:39.708537+00:00','Ann','Agree the plan: 2 items, 8 weeks','This is what fits',NULL,NULL);
INSERT INTO "step" VALUES(7,'01M82K6N83AJMXW7AVMEKFBGH1','2026-11-22T21:39:39.907460+00:00','Ann','Check in Carts completed for week 8','',NULL,NULL);
INSERT INTO "step" VALUES(8,'01M82K6NEC551J8M4C08JFWH4M','2026-11-22T21:39:40.108188+00:00','Ann','Add the slice Keep the cart for a day to Saved carts','',NULL,NULL);
INSERT INTO "step" VALUES(9,'01M82K6NM790BRWEBXT3SSQWGP','2026-11-22T21:39:40.295025+00:00','Ann','Keep the cart for a day: 42 of 300 in the week of 16 Nov','',NULL,NULL);
INSERT INTO "step" VALUES(10,'01M82K6NT3CN3BK30Z5GPJZ6DT','2026-11-22T21:39:40.483883+00:00','Ann','Read in 1 incident','',NULL,NULL);
INSERT INTO "step" VALUES(11,'01M82K6NZTMR89A3FJ2NFGKV8B','2026-11-22T21:39:40.666669+00:00','Ann','Check in Checkout for week 8','',NULL,NULL);
INSERT INTO "step" VALUES(12,'01M82K6P5R0K1WQEBHZR63F2TY','2026-11-22T21:39:40.856331+00:00','Ann','Close 2026-Q4: 0 of 2 items done, 1 carried over, 1 dropped','A good quarter',NULL,NULL);
CREATE TABLE team (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind IN ('product', 'platform', 'framework')),
    since TEXT CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "team" VALUES('01M82K6KQY17NGHMEMGSJ6K948','Checkout','CHK','product',NULL,NULL,0);
INSERT INTO "team" VALUES('01M82K6KQZF0WGZMVQJ57CTWG7','Platform','PLT','platform',NULL,NULL,0);
CREATE TABLE team_capacity (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    people REAL NOT NULL CHECK (people >= 0),
    plannable_share REAL CHECK (plannable_share > 0 AND plannable_share <= 1),
    time_off_days REAL NOT NULL CHECK (time_off_days >= 0),
    ratio REAL CHECK (ratio BETWEEN 0 AND 1),
    changes TEXT NOT NULL CHECK (changes LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "team_capacity" VALUES('2026-Q4:01M82K6KQY17NGHMEMGSJ6K948','2026-Q4','01M82K6KQY17NGHMEMGSJ6K948',6.0,NULL,0.0,NULL,'[]',0);
INSERT INTO "team_capacity" VALUES('2026-Q4:01M82K6KQZF0WGZMVQJ57CTWG7','2026-Q4','01M82K6KQZF0WGZMVQJ57CTWG7',4.0,NULL,0.0,NULL,'[]',0);
INSERT INTO "team_capacity" VALUES('2027-Q1:01M82K6KQY17NGHMEMGSJ6K948','2027-Q1','01M82K6KQY17NGHMEMGSJ6K948',6.0,NULL,0.0,NULL,'[]',0);
INSERT INTO "team_capacity" VALUES('2027-Q1:01M82K6KQZF0WGZMVQJ57CTWG7','2027-Q1','01M82K6KQZF0WGZMVQJ57CTWG7',4.0,NULL,0.0,NULL,'[]',0);
CREATE TABLE time_share (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    work_type TEXT NOT NULL REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "time_share" VALUES('2026-11-16:01M82K6KQY17NGHMEMGSJ6K948:new-features','2026-11-16','01M82K6KQY17NGHMEMGSJ6K948','new-features',0.6,0);
INSERT INTO "time_share" VALUES('2026-11-16:01M82K6KQY17NGHMEMGSJ6K948:fires','2026-11-16','01M82K6KQY17NGHMEMGSJ6K948','fires',0.4,0);
CREATE TABLE work_type (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    part TEXT NOT NULL CHECK (part IN ('new', 'existing', 'tune_up', 'unplanned')),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "work_type" VALUES('new-features','New features','new',0,0);
INSERT INTO "work_type" VALUES('existing-features','Existing features','existing',1,0);
INSERT INTO "work_type" VALUES('automation','Automation','tune_up',2,0);
INSERT INTO "work_type" VALUES('refactoring','Refactoring','tune_up',3,0);
INSERT INTO "work_type" VALUES('reliability','Reliability','tune_up',4,0);
INSERT INTO "work_type" VALUES('tooling','Tooling','tune_up',5,0);
INSERT INTO "work_type" VALUES('fires','Fires','unplanned',6,0);
INSERT INTO "work_type" VALUES('security','Security','unplanned',7,0);
INSERT INTO "work_type" VALUES('support','Support','unplanned',8,0);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX placement_by_quarter ON placement (quarter);
CREATE INDEX item_kr_by_quarter ON item_kr (quarter);
CREATE INDEX check_in_by_week ON check_in (week);
CREATE INDEX time_share_by_week ON time_share (week, team);
CREATE INDEX baseline_item_by_baseline ON baseline_item (baseline);
CREATE INDEX comparison_answer_by_comparison ON comparison_answer (comparison);
CREATE INDEX kr_check_in_by_kr ON kr_check_in (kr);
CREATE INDEX slice_by_item ON slice (item);
CREATE INDEX op_by_field ON op (entity, row_id, field);
CREATE INDEX op_by_step ON op (step);
COMMIT;
PRAGMA application_id = 1347178066;
PRAGMA user_version = 2;
