package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.RunningServer;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Language;
import dev.crossroads.web.PageCache;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Slot;
import dev.crossroads.web.Theme;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visit;
import dev.crossroads.web.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Lessons are rendered once for all to whom they look the same; nobody can tell. */
class LessonPageCacheTest {
    private static final Course COURSE = course();
    private static final Lesson LESSON =
            COURSE.lesson("ownership-and-borrowing").orElseThrow();
    private static final Instant THEN = Instant.parse("2026-11-01T12:00:00Z");
    private static final String EVENT = "0192f0c1-0000-7000-8000-000000000001";

    private final Pages pages = new Pages();
    private final PageCache.Common kept = new PageCache(pages).common();
    private final Frame frame = new Frame("/assets/1", "/assets/1/webjars", "", Optional.empty());
    private final LessonText text = LessonText.of(LESSON).replaced(kept::share);

    private static Course course() {
        try {
            return CourseReader.read(BundledCourses.folder("rust-or-go"))
                    .course()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static LessonReading reading(Lesson lesson, Set<String> sections, boolean completed) {
        return new LessonReading(
                lesson.id(),
                sections,
                sections.stream().findFirst(),
                THEN,
                completed ? Optional.of(THEN) : Optional.empty());
    }

    private static List<Standing> standings() {
        Set<String> some =
                LESSON.sections().stream().limit(2).map(Lesson.Section::id).collect(Collectors.toSet());
        return List.of(
                Standing.none(COURSE),
                new Standing(COURSE, Map.of(LESSON.id(), reading(LESSON, some, false)), CourseResults.NONE),
                new Standing(
                        COURSE,
                        COURSE.lessons().values().stream()
                                .collect(Collectors.toMap(Lesson::id, each -> reading(each, Set.of(), true))),
                        CourseResults.NONE));
    }

    private static List<Visitor> visitors() {
        Visit english = new Visit(Language.ENGLISH, Paths.lesson(COURSE.id(), LESSON.id()));
        Visit dark = new Visit(Language.GERMAN, Theme.DARK, TimeZones.UTC, english.address() + "?x=\"><script>");
        return List.of(
                new Visitor(UUID.randomUUID(), true, "", Set.of(), "tag-of-a-guest", english),
                new Visitor(UUID.randomUUID(), false, "Ada", Set.of(), "tag-of-ada", english),
                new Visitor(UUID.randomUUID(), false, "<b>עדה & \"x\" = 'y'", Set.of(), "tag-of-another", dark));
    }

    private String whole(Standing standing, Visitor visitor) {
        return pages.render(
                "progress/lesson",
                ProgressPages.lesson(
                        frame.around(LESSON.title(), Place.COURSE, COURSE, visitor),
                        standing,
                        LESSON,
                        LessonText.of(LESSON),
                        EVENT));
    }

    private String joined(Standing standing, Visitor visitor) {
        return kept.page(
                        "progress/lesson",
                        ProgressPages.lesson(
                                frame.around(LESSON.title(), Place.COURSE, COURSE, visitor.withSlots()),
                                standing,
                                LESSON,
                                text,
                                Slot.EVENT.mark()))
                .html(Map.of(Slot.NAME, visitor.name(), Slot.TAG, visitor.tag(), Slot.EVENT, EVENT));
    }

    @Test
    void itIsByteForByteWhatItsTemplateMakesOfItForThatVisitor() {
        Stream.concat(standings().stream(), standings().reversed().stream())
                .forEach(standing -> visitors()
                        .forEach(visitor -> assertThat(joined(standing, visitor))
                                .as(visitor + " " + standing.readings().keySet())
                                .isEqualTo(whole(standing, visitor))));
    }

    @Test
    void compressedItIsOneStreamOfTheSame() throws Exception {
        try (RunningServer server = RunningServer.start();
                HttpClient client = HttpClient.newHttpClient()) {
            Learner learner = new Learner(server);
            String path = Paths.lesson(COURSE.id(), LESSON.id());
            String plain = learner.get(path).with(200).body();
            HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Cookie", learner.cookies())
                    .header("Accept-Encoding", "gzip")
                    .build();
            var answer = client.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
            assertThat(answer.body().length).isLessThan(plain.getBytes(StandardCharsets.UTF_8).length / 3);
            try (InputStream unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
                assertThat(withoutEvents(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)))
                        .isEqualTo(withoutEvents(plain));
            }
        }
    }

    @Test
    void nobodySeesAnothersMarksAndEverybodySeesTheirOwnAtOnce() {
        try (RunningServer server = RunningServer.start()) {
            String path = Paths.lesson(COURSE.id(), LESSON.id());
            Learner ada = new Learner(server);
            Learner alan = new Learner(server);
            for (Lesson.Section section : LESSON.sections()) {
                ada.put(Paths.API + path + "/progress", Map.of("sections", List.of(section.id())))
                        .with(200);
                assertThat(ada.get(path).page().select("[data-section-link=" + section.id() + "][data-read]"))
                        .as("section " + section.id())
                        .hasSize(1);
                assertThat(alan.get(path).page().select("[data-read]")).isEmpty();
            }
            assertThat(ada.get(path).page().select(".completed")).hasSize(1);
            assertThat(alan.get(path)
                            .page()
                            .select("[data-mark-as-read] [name=event]")
                            .attr("value"))
                    .isNotEqualTo(alan.get(path)
                            .page()
                            .select("[data-mark-as-read] [name=event]")
                            .attr("value"));
        }
    }

    private static String withoutEvents(String html) {
        return html.replaceAll("name=\"event\" value=\"[^\"]*\"", "");
    }
}
