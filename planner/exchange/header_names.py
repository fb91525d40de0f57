"""What trackers call their columns, in the languages that Jira speaks; one line per language, first names win.

Order: English (old and new Jira, then what people write in sheets of their own), German, Spanish, French, Portuguese,
Italian, Dutch, the Nordic languages and Finnish, Polish, Czech, Turkish, Russian, Ukrainian, Hebrew, Japanese,
Chinese, Korean. Names that mean different things in two languages are left out: the shape of the values decides.
"""

from planner.domain.importing.records import ImportField

KEY_OF_JIRA = """
    issue key; work item key
    vorgangsschlüssel; schlüssel
    clave de incidencia; clave de la incidencia; clave de actividad
    clé de ticket; clé de demande; clé du ticket; clé d'anomalie
    chave do item; chave da item; chave da pendência; chave do ticket; chave do problema
    chiave ticket; chiave del ticket; chiave segnalazione
    itemcode; itemsleutel; issuesleutel; issue-sleutel; sleutel van issue
    ärendenyckel; sagsnøgle; saksnøkkel; tapauksen avain; pyynnön avain
    klucz zgłoszenia; klucz zagadnienia
    klíč požadavku; klíč problému
    talep anahtarı; sorun anahtarı; kayıt anahtarı
    ключ задачи; ключ запроса; ключ проблемы
    ключ задачі; ключ запиту
    מפתח; מפתח פריט; מפתח נושא
    課題キー; 作業項目キー
    问题关键字; 问题键; 事务密钥; 工作项密钥; 問題索引鍵; 議題鍵
    이슈 키; 업무 항목 키
"""
"""Headers that only Jira gives to the column of keys."""

NAMES: dict[ImportField, str] = {
    "key": KEY_OF_JIRA + "key; id; identifier; ticket; clave; clé; chave; chiave; klucz; ключ; 키",
    "id": """
        issue id; work item id
        vorgangs-id; vorgangs id; vorgangsnummer
        id de la incidencia; id. de la incidencia; id de incidencia; id. de incidencia
        id de ticket; id du ticket; id de demande
        id do item; id da item; id da pendência; id ticket; id segnalazione
        item-id; issue-id; ärende-id; sags-id; saks-id; identyfikator zgłoszenia; id zgłoszenia; id požadavku
        talep kimliği; sorun kimliği; идентификатор задачи; ид задачи; 課題 id; 課題id; 问题 id; 问题id; 이슈 id
    """,
    "title": """
        summary; title; name; work item; item
        zusammenfassung; titel
        resumen; título
        résumé; titre
        resumo
        riepilogo; sommario; titolo
        samenvatting
        sammanfattning; sammendrag; opsummering; yhteenveto; otsikko
        podsumowanie; tytuł
        souhrn; shrnutí
        özet; başlık
        тема; резюме; заголовок; краткое описание
        підсумок; короткий опис
        תקציר; כותרת; סיכום
        要約; タイトル
        概要; 摘要; 主题; 标题; 標題
        요약; 제목
    """,
    "note": """
        description; note; notes; details
        beschreibung
        descripción
        descrição
        descrizione
        beschrijving; omschrijving
        beskrivning; beskrivelse; kuvaus
        opis
        popis
        açıklama
        описание
        опис
        תיאור
        説明
        描述; 说明
        설명
    """,
    "type": """
        issue type; work type; work item type; type; kind
        vorgangstyp; typ; vorgangsart
        tipo de incidencia; tipo de actividad; tipo
        type de ticket; type de demande
        tipo de item; tipo do item; tipo de pendência; tipo de ticket; tipo de problema
        tipo ticket; tipo di ticket; tipo segnalazione; tipo di segnalazione
        itemtype; issuetype; type issue; soort
        ärendetyp; sagstype; sakstype; tapaustyyppi; tapauksen tyyppi; pyynnön tyyppi
        typ zgłoszenia; typ zagadnienia
        typ požadavku; typ problému
        talep türü; sorun türü; kayıt türü
        тип задачи; тип запроса; тип проблемы; тип
        тип задачі; тип запиту
        סוג; סוג פריט; סוג נושא
        課題タイプ; 作業タイプ; タイプ
        问题类型; 事务类型; 工作类型; 類型; 问题類型
        이슈 유형; 업무 유형; 유형
    """,
    "status": """
        status; state
        estado
        état; statut; etat
        stato
        tila
        stan
        stav
        durum
        статус; состояние; стан
        סטטוס; מצב
        ステータス; 状況
        状态; 狀態
        상태
    """,
    "status_category": """
        status category; work item status category
        statuskategorie; status-kategorie
        categoría de estado; categoría del estado
        catégorie d'état; catégorie de statut; catégorie d’état
        categoria do status; categoria de status; categoria do estado
        categoria di stato; categoria stato; categoria dello stato
        statuscategorie
        statuskategori; tilaluokka; tilan luokka
        kategoria statusu; kategoria stanu
        kategorie stavu
        durum kategorisi
        категория статуса; категорія статусу
        קטגוריית סטטוס; קטגוריית מצב
        ステータス カテゴリ; ステータスカテゴリ; ステータス カテゴリー; ステータスカテゴリー
        状态类别; 状态分类; 狀態類別
        상태 범주; 상태 카테고리
    """,
    "resolution": """
        resolution
        lösung
        resolución
        résolution
        resolução
        risoluzione
        oplossing
        lösning; løsning; ratkaisu
        rozwiązanie
        řešení
        çözüm
        решение; рішення; 解決状況; 解决结果; 解决方案; 해결책; 해결 상황
    """,
    "resolved": """
        resolved
        erledigt; gelöst
        resuelta; resuelto
        résolu; résolue
        resolvido; resolvida
        risolto; risolta
        opgelost
        löst; løst; ratkaistu; rozwiązane; vyřešeno; çözüldü; дата решения; решено; 解決日; 已解决; 해결됨
    """,
    "epic_name": "epic name; epic-name; epos-name; nombre del epic; nom de l'epic; nome do epic; エピック名; 에픽 이름",
    "parent": """
        parent key; epic link; parent; parent id; parent issue; parent work item; epic key
        epic-verknüpfung; epos-verknüpfung; übergeordnet; übergeordneter vorgang; übergeordnetes element
        enlace de epic; enlace a epic; vínculo de epic; principal; elemento principal; padre
        lien d'epic; lien d'épopée; ticket parent; élément parent
        link do epic; pai; item pai
        link epic; elemento padre; principale
        bovenliggend; bovenliggend item; hoofditem
        överordnad; överordnat; overordnet; ylätaso; ylätason kohde
        nadrzędny; element nadrzędny
        nadřazený; nadřazená položka
        üst öğe; üst
        родитель; родительская задача; ссылка на эпик
        батьківський елемент
        親; 親課題; エピックリンク; エピック リンク
        父级; 父项; 父任务; 史诗链接
        상위; 상위 항목; 에픽 링크
    """,
    "labels": """
        labels; label; tags; tag
        stichwörter; stichworte; schlagwörter
        etiquetas
        étiquettes
        etichette
        etiketter; mærkater; tunnisteet
        etykiety
        štítky
        etiketler
        метки; мітки
        תוויות; תגיות
        ラベル
        标签; 標籤
        레이블; 라벨
    """,
    "team": "team",
    "category": "category; lane",
    "points": """
        story points; story point estimate; story points estimate; points
        story-points; storypoints; story-punkte; schätzung der story points; story point-schätzung
        puntos de historia; estimación de story points; estimación de puntos de historia
        points de récit; points d'histoire; estimation des story points; estimation de story points
        pontos de história; pontos da história; estimativa de story points; estimativa de pontos da história
        punti storia; punti della storia; stima degli story point
        storypunten; schatting van storypoints
        punkty historii; hikaye puanları; hikaye puanı
        стори поинты; очки истории
        ストーリーポイント; ストーリー ポイント; ストーリー ポイントの見積もり; ストーリーポイント見積もり
        故事点; 故事点估算; 스토리 포인트; 스토리 포인트 추정치
    """,
    "estimate": """
        original estimate; time estimate; σ original estimate
        ursprüngliche schätzung; ursprungsschätzung; σ ursprüngliche schätzung
        estimación original; estimación inicial; σ estimación original
        estimation originale; estimation initiale; estimation d'origine; σ estimation originale; σ estimation initiale
        estimativa original; estimativa inicial; σ estimativa original
        stima originale; stima iniziale; σ stima originale
        oorspronkelijke schatting; oorspronkelijke raming
        ursprunglig uppskattning; oprindeligt estimat; opprinnelig estimat; alkuperäinen arvio
        pierwotne oszacowanie; początkowe oszacowanie; szacunek początkowy
        původní odhad
        orijinal tahmin; ilk tahmin
        первоначальная оценка; исходная оценка
        початкова оцінка
        הערכה מקורית
        初期見積り; 初期見積もり; 初期見積; 元の見積もり
        初始预估; 原预估时间; 原始估算; 初始估计; 最初の見積もり
        최초 추정; 최초 추정치; 최초 예상; 원래 예상 시간
    """,
    "effort": "effort; effort weeks; effort in weeks; weeks; person weeks; aufwand; aufwand in wochen; wochen",
    "url": "url; link; web link; issue url; weblink",
    "needs": "blocked by; is blocked by; depends on; needs",
    "blocks": "blocks; blocking; is needed by",
}
"""For each field the names of its column, separated by semicolons and line ends, in the order in which they win."""
