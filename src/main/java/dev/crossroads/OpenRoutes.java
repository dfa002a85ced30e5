package dev.crossroads;

import dev.crossroads.authoring.EditionRoutes;
import dev.crossroads.authoring.Editions;
import dev.crossroads.web.CourseFiles;
import dev.crossroads.web.DesignRoutes;
import dev.crossroads.web.Frame;
import dev.crossroads.web.HealthRoutes;
import dev.crossroads.web.MetricsRoutes;
import dev.crossroads.web.OfflineRoutes;
import dev.crossroads.web.OpenApi;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.StaticFiles;
import dev.crossroads.web.Stopping;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The routes that need no visitor. */
final class OpenRoutes {
    private OpenRoutes() {}

    /**
     * The routes of these parts.
     *
     * @param editions of courses whose folders are watched
     * @param recorder fails where it is not well
     * @param stopping whether all of it is about to end
     */
    static List<Routes> of(
            Vertx vertx,
            Pool pool,
            PrometheusMeterRegistry metrics,
            StaticFiles files,
            CourseFiles courseFiles,
            Optional<Editions> editions,
            boolean showsDesign,
            OperatorAccess operators,
            Pages pages,
            Frame frame,
            Supplier<Future<?>> recorder,
            Stopping stopping) {
        Map<String, Supplier<Future<?>>> checks = Map.of(
                "database", () -> pool.query("SELECT 1").execute(), "recorder", recorder, "serving", stopping::check);
        List<Routes> always = List.of(
                files,
                courseFiles,
                new OfflineRoutes(pages, frame),
                new HealthRoutes(vertx, checks),
                new MetricsRoutes(metrics, operators),
                new OpenApi());
        Stream<Routes> wanted = showsDesign ? Stream.of(new DesignRoutes(pages, frame)) : Stream.empty();
        Stream<Routes> watching = editions.stream().map(news -> new EditionRoutes(vertx, news, pages));
        return Stream.of(always.stream(), wanted, watching)
                .flatMap(routes -> routes)
                .toList();
    }
}
