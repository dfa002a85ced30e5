package dev.crossroads.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.database.TestDatabase;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are handed to operators speak of things that are there. */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of("src", "deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\bCROSSROADS_[A-Z_]+\\b");

    /** A name of Prometheus, which is no function and no word of its language. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "label_values", "__rate_interval");

    @Test
    void everyMetricAndLabelOfTheDashboardIsTold() throws IOException {
        JsonNode board = new ObjectMapper()
                .readTree(DEPLOY.resolve("grafana-dashboard.json").toFile());
        String scraped;
        try (TestDatabase database = TestDatabase.create();
                RunningServer server = RunningServer.node(database.address())) {
            Learner learner = new Learner(server);
            learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                    .with(200);
            learner.post("/api/v1/session", Map.of("email", "nobody@example.org", "password", "not this one at all"))
                    .with(401);
            System.gc();
            scraped = learner.get("/metrics").with(200).body() + ofTheDisk();
        }
        Map<String, Set<String>> told = series(scraped);
        assertThat(scraped).contains("route=\"/api/v1/courses/:course/lessons/:lesson/progress\"");
        assertThat(scraped).as("routes have names and are no patterns").doesNotContain("(?");
        assertThat(board.at("/templating/list/1/query/query").textValue())
                .as("the nodes to choose from are ours, whatever else is watched")
                .isEqualTo("label_values(crossroads_recorder_queue, instance)");

        assertThat(board.get("panels").size()).isGreaterThan(20);
        Set<String> named = new TreeSet<>();
        for (JsonNode panel : board.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                String expression = target.get("expr").textValue();
                assertThat(expression).as("a share of nothing is none").doesNotContainPattern("/ sum(?!.*> 0)");
                Set<String> metrics = metrics(expression);
                assertThat(metrics).as(expression).isNotEmpty();
                assertThat(told.keySet()).as(panel.get("title").textValue()).containsAll(metrics);
                Set<String> labels = metrics.stream()
                        .flatMap(metric -> told.get(metric).stream())
                        .collect(Collectors.toSet());
                // Prometheus itself adds the instance.
                labels.add("instance");
                assertThat(labels)
                        .as(expression)
                        .containsAll(LABEL.matcher(expression)
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                        .containsAll(grouped(expression));
                named.addAll(metrics);
            }
        }
        assertThat(named)
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_gc_pause_seconds_sum",
                        "disk_free_bytes",
                        "crossroads_audit_total");
    }

    @Test
    void everySettingInThemIsOne() throws IOException {
        String options;
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            options = sources.filter(file -> file.toString().endsWith(".java") || file.endsWith("logback.xml"))
                    .map(DeployFilesTest::text)
                    .collect(Collectors.joining());
        }
        Set<String> known = variables(options);
        String handed = text(Path.of("pom.xml"))
                + text(DEPLOY.resolve("crossroads.service"))
                + text(DEPLOY.resolve("kubernetes.yaml"));
        Set<String> used = variables(handed);
        used.remove("CROSSROADS_REQUIRE_BROWSER");

        assertThat(used).contains("CROSSROADS_STOP_NOTICE", "CROSSROADS_DATA");
        assertThat(known).containsAll(used);
    }

    private static String ofTheDisk() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new DiskSpaceMetrics(new File(".")).bindTo(registry);
        return registry.scrape();
    }

    /** The names of what is told, with the labels of each. */
    private static Map<String, Set<String>> series(String scraped) {
        Map<String, Set<String>> series = new TreeMap<>();
        Pattern line = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? \\S+$");
        line.matcher(scraped).results().forEach(found -> {
            Set<String> labels = series.computeIfAbsent(found.group(1), _ -> new TreeSet<>());
            if (found.group(2) != null) {
                Pattern.compile("([a-z_]+)=\"")
                        .matcher(found.group(2))
                        .results()
                        .forEach(label -> labels.add(label.group(1)));
            }
        });
        return series;
    }

    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("(?:by|on) \\([^)]*\\)", "")
                .replaceAll("\\[[^]]*]", "");
        return METRIC.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !FUNCTIONS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> grouped(String expression) {
        return Pattern.compile("(?:by|on) \\(([^)]*)\\)")
                .matcher(expression)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", *")))
                .collect(Collectors.toSet());
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
