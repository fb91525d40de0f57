-- A plan as version 1 of the program wrote it: a founding, an agreement, a decision, a check-in, an import.
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'planner','0001 the plan and its history','2026-11-22T18:44:44.318988+00:00');
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
CREATE TABLE check_in (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    shares TEXT NOT NULL CHECK (shares LIKE '[%]'),
    sentence TEXT NOT NULL,
    "by" TEXT NOT NULL,
    finished_at TEXT CHECK (finished_at IS NULL OR datetime(finished_at) IS NOT NULL),
    copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "check_in" VALUES('2026-10-12:01M8296BNKYKM7XC5130W8CYMT','2026-10-12','01M8296BNKYKM7XC5130W8CYMT','[["new-features",0.6],["fires",0.4]]','','Ann','2026-11-22T18:44:45.053747+00:00',0,0);
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
    kind TEXT NOT NULL CHECK (kind IN ('ratio', 'plan', 'must_do', 'change', 'stop', 'other')),
    principle TEXT REFERENCES principle (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "decision" VALUES('01M8296C1GS8416ZKMQ3DDMX4R','2026-Q4','2026-11-22T18:44:44.720847+00:00','Ratio 65 : 35, reserve 15 %','Enough for both','Ann','','',NULL,NULL,0,'ratio',NULL,0);
INSERT INTO "decision" VALUES('01M8296C73V1P19S6D4X5KYJDK','2026-Q4','2026-11-22T18:44:44.899725+00:00','Write tests first','Fewer fires','Ann','','',NULL,NULL,0,'other',NULL,0);
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
CREATE TABLE import_record (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    system TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "values" TEXT NOT NULL CHECK ("values" LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "import_record" VALUES('01M8296CHMD16NWXBAA3GCTD6Y','csv','Saved carts','[["title","Saved carts"]]',0);
INSERT INTO "import_record" VALUES('01M8296CHM0JYFJRWN02BTD384','csv','Log retention','[["title","Log retention"]]',0);
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
INSERT INTO "item" VALUES('01M8296CHMD16NWXBAA3GCTD6Y','NEW-1','Saved carts','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'idea',NULL,'[]',NULL,'csv','Saved carts',NULL,0);
INSERT INTO "item" VALUES('01M8296CHM0JYFJRWN02BTD384','NEW-2','Log retention','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'idea',NULL,'[]',NULL,'csv','Log retention',NULL,0);
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
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE limits (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL,
    mean_moving_range REAL CHECK (mean_moving_range >= 0),
    weeks INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE measurement (
    id TEXT PRIMARY KEY NOT NULL,
    metric TEXT NOT NULL REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    value REAL NOT NULL,
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE metric (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    unit TEXT NOT NULL,
    lower_is_better INTEGER NOT NULL CHECK (lower_is_better IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
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
INSERT INTO "op" VALUES(1,'01M8296BVSDDRVXPCS1RBR5QYD',1,'001795373084318.000000.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','organisation','organisation','*','{"name":"Old & Sons","time_zone":"Etc/UTC","fiscal_first_month":1,"plannable_share":0.7,"pooled":false,"weight_customer":1.0,"weight_business":1.0,"weight_running":1.0,"size_s":1.0,"size_m":3.0,"size_l":6.0,"size_xl":12.0,"score_method":"three_questions"}','[]','');
INSERT INTO "op" VALUES(2,'01M8296BVSDDRVXPCS1RBR5QYD',2,'001795373084318.000001.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','new-features','*','{"name":"New features","part":"new","position":0}','[]','5869ddd260854248c54590847102fc72');
INSERT INTO "op" VALUES(3,'01M8296BVSDDRVXPCS1RBR5QYD',3,'001795373084318.000002.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','existing-features','*','{"name":"Existing features","part":"existing","position":1}','[]','64cea91ba8c240b0121d2efa7bfb4747');
INSERT INTO "op" VALUES(4,'01M8296BVSDDRVXPCS1RBR5QYD',4,'001795373084318.000003.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','automation','*','{"name":"Automation","part":"tune_up","position":2}','[]','4696f6f8e27a56f8355e6ef2c8623367');
INSERT INTO "op" VALUES(5,'01M8296BVSDDRVXPCS1RBR5QYD',5,'001795373084318.000004.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','refactoring','*','{"name":"Refactoring","part":"tune_up","position":3}','[]','f8d467ad82396f7f197ad4edd4963e13');
INSERT INTO "op" VALUES(6,'01M8296BVSDDRVXPCS1RBR5QYD',6,'001795373084318.000005.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','reliability','*','{"name":"Reliability","part":"tune_up","position":4}','[]','d780ed903064f014cbb20e0834c6c4fd');
INSERT INTO "op" VALUES(7,'01M8296BVSDDRVXPCS1RBR5QYD',7,'001795373084318.000006.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','tooling','*','{"name":"Tooling","part":"tune_up","position":5}','[]','373983c374f4b04f557e6859e95dde6a');
INSERT INTO "op" VALUES(8,'01M8296BVSDDRVXPCS1RBR5QYD',8,'001795373084318.000007.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','fires','*','{"name":"Fires","part":"unplanned","position":6}','[]','6ba0fdf57ebb07436cb74d40a15365de');
INSERT INTO "op" VALUES(9,'01M8296BVSDDRVXPCS1RBR5QYD',9,'001795373084318.000008.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','security','*','{"name":"Security","part":"unplanned","position":7}','[]','1952f62346a03601cd5a337dddfaac41');
INSERT INTO "op" VALUES(10,'01M8296BVSDDRVXPCS1RBR5QYD',10,'001795373084318.000009.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','work_type','support','*','{"name":"Support","part":"unplanned","position":8}','[]','77efd8a4be1e428999d8dca21f26c7a0');
INSERT INTO "op" VALUES(11,'01M8296BVSDDRVXPCS1RBR5QYD',11,'001795373084318.000010.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','quarter','2026-Q4','*','{"starts_on":"2026-10-01","ends_on":"2026-12-31","holidays":[],"state":"align","ratio":null,"reserve":null,"staffing_targets":[]}','[]','0b75107f236337d7b4f6904e7d2280ca');
INSERT INTO "op" VALUES(12,'01M8296BVSDDRVXPCS1RBR5QYD',12,'001795373084318.000011.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','team','01M8296BNKYKM7XC5130W8CYMT','*','{"name":"Checkout","key":"CHK","kind":"product","since":null,"until":null}','[]','d8f3e110e758cc3b1e5fd25fbb63ff51');
INSERT INTO "op" VALUES(13,'01M8296BVSDDRVXPCS1RBR5QYD',13,'001795373084318.000012.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','team_capacity','2026-Q4:01M8296BNKYKM7XC5130W8CYMT','*','{"quarter":"2026-Q4","team":"01M8296BNKYKM7XC5130W8CYMT","people":6.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','2758d8d4c2a3348be46fa243b6e3de99');
INSERT INTO "op" VALUES(14,'01M8296BVSDDRVXPCS1RBR5QYD',14,'001795373084318.000013.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','team','01M8296BNKQTQ467QERDN9D670','*','{"name":"Platform","key":"PLT","kind":"platform","since":null,"until":null}','[]','c58acf3ad16f5d38e59d943dc0c1559f');
INSERT INTO "op" VALUES(15,'01M8296BVSDDRVXPCS1RBR5QYD',15,'001795373084318.000014.01M8296BVSDDRVXPCS1RBR5QYD','01M8296BNKPJ7QYXA32EH2K290','team_capacity','2026-Q4:01M8296BNKQTQ467QERDN9D670','*','{"quarter":"2026-Q4","team":"01M8296BNKQTQ467QERDN9D670","people":4.0,"plannable_share":null,"time_off_days":0.0,"ratio":null,"changes":[]}','[]','a89ef7b1213bb9b24dc92c69e8d0f75f');
INSERT INTO "op" VALUES(16,'01M8296C33EXHBME92364CA9X0',1,'001795373084721.000000.01M8296C33EXHBME92364CA9X0','01M8296C1HJ9WJZY8XJARMMP9Y','quarter','2026-Q4','state','"prioritize"','["01M8296BVSDDRVXPCS1RBR5QYD:11"]','');
INSERT INTO "op" VALUES(17,'01M8296C33EXHBME92364CA9X0',2,'001795373084721.000001.01M8296C33EXHBME92364CA9X0','01M8296C1HJ9WJZY8XJARMMP9Y','quarter','2026-Q4','ratio','0.65','["01M8296BVSDDRVXPCS1RBR5QYD:11"]','5841d6313548e18b6a752206b6b79141');
INSERT INTO "op" VALUES(18,'01M8296C33EXHBME92364CA9X0',3,'001795373084721.000002.01M8296C33EXHBME92364CA9X0','01M8296C1HJ9WJZY8XJARMMP9Y','quarter','2026-Q4','reserve','0.15','["01M8296BVSDDRVXPCS1RBR5QYD:11"]','5afe1214c03e6192b01281d4a4a6d411');
INSERT INTO "op" VALUES(19,'01M8296C33EXHBME92364CA9X0',4,'001795373084721.000003.01M8296C33EXHBME92364CA9X0','01M8296C1HJ9WJZY8XJARMMP9Y','decision','01M8296C1GS8416ZKMQ3DDMX4R','*','{"quarter":"2026-Q4","at":"2026-11-22T18:44:44.720847+00:00","what":"Ratio 65 : 35, reserve 15 %","why":"Enough for both","signed_by":"Ann","also_signed_by":"","cost":"","item":null,"supersedes":null,"withdrawn":false,"kind":"ratio","principle":null}','[]','dbc8d942454a8df13ecb8034f85ad6e4');
INSERT INTO "op" VALUES(20,'01M8296C85E0MCSAFPJ0G0D097',1,'001795373084899.000000.01M8296C85E0MCSAFPJ0G0D097','01M8296C732ZM76ZBZSV27QQCM','decision','01M8296C73V1P19S6D4X5KYJDK','*','{"quarter":"2026-Q4","at":"2026-11-22T18:44:44.899725+00:00","what":"Write tests first","why":"Fewer fires","signed_by":"Ann","also_signed_by":"","cost":"","item":null,"supersedes":null,"withdrawn":false,"kind":"other","principle":null}','[]','');
INSERT INTO "op" VALUES(21,'01M8296CCYET0ZN4QRX03FAXWC',1,'001795373085053.000000.01M8296CCYET0ZN4QRX03FAXWC','01M8296CBXVGFTFGWSTZ7K0SQ3','check_in','2026-10-12:01M8296BNKYKM7XC5130W8CYMT','*','{"week":"2026-10-12","team":"01M8296BNKYKM7XC5130W8CYMT","shares":[["new-features",0.6],["fires",0.4]],"sentence":"","by":"Ann","finished_at":"2026-11-22T18:44:45.053747+00:00","copied":false}','[]','');
INSERT INTO "op" VALUES(22,'01M8296CCYET0ZN4QRX03FAXWC',2,'001795373085053.000001.01M8296CCYET0ZN4QRX03FAXWC','01M8296CBXVGFTFGWSTZ7K0SQ3','time_share','2026-10-12:01M8296BNKYKM7XC5130W8CYMT:new-features','*','{"week":"2026-10-12","team":"01M8296BNKYKM7XC5130W8CYMT","work_type":"new-features","share":0.6}','[]','0a7f188ed9eae5d4ce11f7e1d0317093');
INSERT INTO "op" VALUES(23,'01M8296CCYET0ZN4QRX03FAXWC',3,'001795373085053.000002.01M8296CCYET0ZN4QRX03FAXWC','01M8296CBXVGFTFGWSTZ7K0SQ3','time_share','2026-10-12:01M8296BNKYKM7XC5130W8CYMT:fires','*','{"week":"2026-10-12","team":"01M8296BNKYKM7XC5130W8CYMT","work_type":"fires","share":0.4}','[]','80f115babb2d87cdd1e80362492f8369');
INSERT INTO "op" VALUES(24,'01M8296CJM3QJKQW7E3X7ASF5S',1,'001795373085236.000000.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','item','01M8296CHMD16NWXBAA3GCTD6Y','*','{"key":"NEW-1","title":"Saved carts","note":"","category":null,"team":null,"effort":null,"remaining":null,"customer":null,"business":null,"running":null,"customer_evidence":"","business_evidence":"","running_evidence":"","confidence":null,"must_reason":null,"must_due":null,"stage":"idea","stop_reason":null,"tags":[],"service":null,"source_system":"csv","source_key":"Saved carts","source_url":null}','[]','');
INSERT INTO "op" VALUES(25,'01M8296CJM3QJKQW7E3X7ASF5S',2,'001795373085236.000001.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','placement','2026-Q4:01M8296CHMD16NWXBAA3GCTD6Y','*','{"quarter":"2026-Q4","item":"01M8296CHMD16NWXBAA3GCTD6Y","rank":"L","committed":null,"outcome":"not_started","actual_effort":null,"stage_before":null}','[]','c864a7bf31cfc25448382ba26cb467d2');
INSERT INTO "op" VALUES(26,'01M8296CJM3QJKQW7E3X7ASF5S',3,'001795373085236.000002.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','import_record','01M8296CHMD16NWXBAA3GCTD6Y','*','{"system":"csv","key":"Saved carts","values":[["title","Saved carts"]]}','[]','73b207ca10c5c113cf0d6995af4296e5');
INSERT INTO "op" VALUES(27,'01M8296CJM3QJKQW7E3X7ASF5S',4,'001795373085236.000003.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','item','01M8296CHM0JYFJRWN02BTD384','*','{"key":"NEW-2","title":"Log retention","note":"","category":null,"team":null,"effort":null,"remaining":null,"customer":null,"business":null,"running":null,"customer_evidence":"","business_evidence":"","running_evidence":"","confidence":null,"must_reason":null,"must_due":null,"stage":"idea","stop_reason":null,"tags":[],"service":null,"source_system":"csv","source_key":"Log retention","source_url":null}','[]','5474e7801e6ef6dc6f9af83f96712367');
INSERT INTO "op" VALUES(28,'01M8296CJM3QJKQW7E3X7ASF5S',5,'001795373085236.000004.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','placement','2026-Q4:01M8296CHM0JYFJRWN02BTD384','*','{"quarter":"2026-Q4","item":"01M8296CHM0JYFJRWN02BTD384","rank":"g","committed":null,"outcome":"not_started","actual_effort":null,"stage_before":null}','[]','db5304ff172ecbec4899feef25858c3c');
INSERT INTO "op" VALUES(29,'01M8296CJM3QJKQW7E3X7ASF5S',6,'001795373085236.000005.01M8296CJM3QJKQW7E3X7ASF5S','01M8296CHM38KYREY3MWEQH4Q2','import_record','01M8296CHM0JYFJRWN02BTD384','*','{"system":"csv","key":"Log retention","values":[["title","Log retention"]]}','[]','be888397b9a9be6c97b48b477f3ab4e0');
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
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "organisation" VALUES('organisation','Old & Sons','Etc/UTC',1,0.7,0,1.0,1.0,1.0,1.0,3.0,6.0,12.0,'three_questions',0);
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
INSERT INTO "placement" VALUES('2026-Q4:01M8296CHMD16NWXBAA3GCTD6Y','2026-Q4','01M8296CHMD16NWXBAA3GCTD6Y','L',NULL,'not_started',NULL,NULL,0);
INSERT INTO "placement" VALUES('2026-Q4:01M8296CHM0JYFJRWN02BTD384','2026-Q4','01M8296CHM0JYFJRWN02BTD384','g',NULL,'not_started',NULL,NULL,0);
CREATE TABLE principle (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
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
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "quarter" VALUES('2026-Q4','2026-10-01','2026-12-31','[]','prioritize',0.65,0.15,'[]',0);
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
INSERT INTO "step" VALUES(1,'01M8296BNKPJ7QYXA32EH2K290','2026-11-22T18:44:44.318988+00:00','Ann','Start the plan of Old & Sons with 2 teams','',NULL,NULL);
INSERT INTO "step" VALUES(2,'01M8296C1HJ9WJZY8XJARMMP9Y','2026-11-22T18:44:44.721112+00:00','Ann','Agree 65 : 35 with 15 % reserve','Enough for both',NULL,NULL);
INSERT INTO "step" VALUES(3,'01M8296C732ZM76ZBZSV27QQCM','2026-11-22T18:44:44.899908+00:00','Ann','Decide: Write tests first','Fewer fires',NULL,NULL);
INSERT INTO "step" VALUES(4,'01M8296CBXVGFTFGWSTZ7K0SQ3','2026-11-22T18:44:45.053834+00:00','Ann','Check in Checkout for week 3','',NULL,NULL);
INSERT INTO "step" VALUES(5,'01M8296CHM38KYREY3MWEQH4Q2','2026-11-22T18:44:45.236125+00:00','Ann','Import 2 items from CSV','',NULL,NULL);
CREATE TABLE team (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind IN ('product', 'platform', 'framework')),
    since TEXT CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "team" VALUES('01M8296BNKYKM7XC5130W8CYMT','Checkout','CHK','product',NULL,NULL,0);
INSERT INTO "team" VALUES('01M8296BNKQTQ467QERDN9D670','Platform','PLT','platform',NULL,NULL,0);
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
INSERT INTO "team_capacity" VALUES('2026-Q4:01M8296BNKYKM7XC5130W8CYMT','2026-Q4','01M8296BNKYKM7XC5130W8CYMT',6.0,NULL,0.0,NULL,'[]',0);
INSERT INTO "team_capacity" VALUES('2026-Q4:01M8296BNKQTQ467QERDN9D670','2026-Q4','01M8296BNKQTQ467QERDN9D670',4.0,NULL,0.0,NULL,'[]',0);
CREATE TABLE time_share (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    work_type TEXT NOT NULL REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO "time_share" VALUES('2026-10-12:01M8296BNKYKM7XC5130W8CYMT:new-features','2026-10-12','01M8296BNKYKM7XC5130W8CYMT','new-features',0.6,0);
INSERT INTO "time_share" VALUES('2026-10-12:01M8296BNKYKM7XC5130W8CYMT:fires','2026-10-12','01M8296BNKYKM7XC5130W8CYMT','fires',0.4,0);
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
CREATE INDEX op_by_field ON op (entity, row_id, field);
CREATE INDEX op_by_step ON op (step);
COMMIT;
PRAGMA application_id = 1347178066;
PRAGMA user_version = 1;
