"""What trackers write into their columns, in the languages that Jira speaks: which words mean done, begun, an epic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for line in text.splitlines() for word in line.split(";") if word.strip())


EPIC = _words(
    """epic; epos; épica; épico; epica; epik; épopée; epopeja; epopeya; eepos; eeppinen; эпик; епік; אפיק
    エピック; 史诗; 长篇故事; 史诗故事; 大型工作; 에픽; 큰틀"""
)
"""Issue types that stand for a large piece of work."""

TYPES = EPIC | _words(
    """story; user story; task; bug; sub-task; subtask; spike; improvement; new feature; feature; initiative; incident
    aufgabe; fehler; unteraufgabe; verbesserung; neue funktion; historia; tarea; error; subtarea; mejora
    tâche; anomalie; bogue; sous-tâche; amélioration; récit; história; tarefa; subtarefa; melhoria; storia; attività
    taak; fout; subtaak; verhaal; uppgift; bugg; opgave; fejl; oppgave; feil; tehtävä; virhe; zadanie; błąd; historyjka
    úkol; chyba; görev; hata; hikaye; задача; история; ошибка; баг; подзадача; задание; завдання; помилка
    ストーリー; タスク; バグ; サブタスク; 故事; 任务; 缺陷; 子任务; 스토리; 작업; 버그; 하위 작업"""
)
"""Issue types that tell a column of types by its values."""

DONE = _words(
    """done; closed; resolved; complete; completed; finished; released; shipped; delivered; deployed
    rejected; declined; canceled; cancelled; won't do; wont do; won't fix; duplicate; obsolete; abandoned; archived
    fertig; erledigt; geschlossen; abgeschlossen; gelöst; abgelehnt; abgebrochen
    listo; hecho; hecha; finalizado; finalizada; cerrado; cerrada; resuelto; resuelta; completado; cancelado; cancelada
    terminé; terminée; terminé(e); fermé; fermée; résolu; résolue; fini; clos; annulé; annulée; rejeté
    concluído; concluída; itens concluídos; feito; fechado; fechada; resolvido; resolvida; finalizados
    completato; completata; completati; chiuso; chiusa; risolto; risolta; fatto; annullato
    gereed; klaar; gesloten; afgerond; voltooid; opgelost; geannuleerd
    klar; färdig; stängd; löst; avslutad; færdig; udført; lukket; løst; ferdig; fullført; valmis; suljettu; ratkaistu
    gotowe; zamknięte; zakończone; rozwiązane; ukończone; anulowane
    hotovo; dokončeno; uzavřeno; vyřešeno; zavřeno
    tamam; tamamlandı; bitti; kapalı; kapatıldı; çözüldü
    готово; сделано; закрыт; закрыто; решен; решено; решён; выполнено; завершено; відмінено; виконано; закрито
    בוצע; סגור; הושלם; הסתיים; נפתר
    完了; 完了済み; 終了; 解決済み; クローズ; 済
    完成; 已完成; 关闭; 已关闭; 已解决; 解决; 结束; 關閉
    완료; 완료됨; 닫힘; 종료; 해결됨"""
)
"""Statuses, and status categories, of work that is over."""

GOING = _words(
    """in progress; doing; started; in development; in review; in test; in testing; review; testing; indeterminate
    in arbeit; in bearbeitung; en curso; en progreso; en cours; em andamento; em progresso; in corso; in uitvoering
    mee bezig; pågående; pågår; i gang; igangværende; under arbeid; käynnissä; kesken; w toku; w trakcie
    probíhá; rozpracováno; devam ediyor; sürüyor; в работе; в процессе; выполняется; у процесі; в роботі; בתהליך; בביצוע
    進行中; 作業中; 処理中; 正在进行; 进行中; 处理中; 正在處理; 진행 중; 진행중"""
)
"""Statuses, and status categories, of work that has begun."""

OPEN = _words(
    """to do; todo; new; open; backlog; reopened; triage; unstarted; planned; undefined; selected for development
    zu erledigen; offen; neu; por hacer; tareas por hacer; pendiente; abierto; abierta; à faire; ouvert; ouverte
    a fazer; tarefas pendentes; itens pendentes; aberto; aberta; pendente; da completare; da fare; aperto; aperta
    te doen; openstaand; att göra; öppen; to-do; at gøre; åben; å gjøre; gjøremål; åpen; tehtävänä; avoin
    do zrobienia; otwarte; nowe; k provedení; otevřeno; nový; yapılacaklar; yapılacak; açık; к выполнению; сделать
    открыт; открыто; новый; новая; до виконання; відкрито; לביצוע; פתוח; 未着手; 作業前; オープン; 未対応
    待办; 待处理; 未开始; 打开; 未解决; 할 일; 해야 할 일; 열림; 대기"""
)
"""Statuses, and status categories, of work that nobody has begun."""

UNRESOLVED = _words(
    """unresolved; none; open; -; nicht erledigt; ungelöst; nicht gelöst; sin resolver; no resuelta; non résolu
    non résolue; não resolvido; não resolvida; sem resolução; non risolto; irrisolto; onopgelost; olöst; uløst
    ratkaisematon; nierozwiązane; nevyřešeno; çözülmedi; çözülmemiş; не решен; не решено; нерешенный; нет решения
    לא נפתר; 未解決; 未解决; 해결되지 않음; 미해결"""
)
"""What stands in the column of resolutions while there is none."""
