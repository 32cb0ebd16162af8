package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import java.util.List;

/** Goes once through all kinds of resources, in the order in which they need each other. */
final class Rounds {

    private final Engine engine;
    private final TaskStarts starts;
    private final ServiceReports reports;
    private final List<Reconciler> reconcilers;
    private final Guard guard = new Guard();

    private String incarnation = "";

    Rounds(Engine engine, TaskStarts starts, ServiceReports reports, List<Reconciler> reconcilers) {
        this.engine = engine;
        this.starts = starts;
        this.reports = reports;
        this.reconcilers = reconcilers;
    }

    void go(Session session) {
        takeUp(session);
        var starting = starts.underWay();
        var round = new Round(
                session.view(),
                engine.containers(),
                starting,
                session.client(),
                session.reader(),
                session.incarnation());
        reconcilers.forEach(reconciler ->
                guard.goesThrough(reconciler.getClass().getSimpleName(), () -> reconciler.reconcile(round)));
    }

    /** Without an engine nothing runs, whatever ran before: every service is reported so. */
    void report(Session session) {
        takeUp(session);
        session.view()
                .services()
                .forEach(service -> guard.goesThrough(
                        "The report on " + service.arn(), () -> reports.sendNothing(service, session)));
    }

    private void takeUp(Session session) {
        if (!session.incarnation().equals(incarnation)) {
            incarnation = session.incarnation();
            reports.forget();
        }
    }
}
