package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.GainTests;
import dev.crossroads.quiz.GainTests.Form;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Tally;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Offers members of a cohort that measures what it learns the next test before a part, and the tests after those that
 * they are through with. On their own page, whoever took both tests of a part is told in sums how they went.
 */
final class GainPart implements PagePart {
    private final Courses courses;
    private final GainTable table;
    private final Results results;
    private final InstantSource clock;
    private final Pages pages;

    GainPart(Courses courses, GainTable table, Results results, InstantSource clock, Pages pages) {
        this.courses = courses;
        this.table = table;
        this.results = results;
        this.clock = clock;
        this.pages = pages;
    }

    /** {@code cohort/gain-offer}. */
    public record Part(Chrome chrome, List<Entry> entries) {}

    /**
     * A test.
     *
     * @param part the title of what it is before or after
     * @param action where the form is sent that begins it, and where one in progress goes on
     * @param after whether it is the one after
     * @param open whether it is in progress
     */
    public record Entry(
            String cohort,
            String part,
            String language,
            int questions,
            String action,
            String event,
            boolean after,
            boolean open) {}

    /** {@code cohort/gain-own}. */
    public record OwnPart(Chrome chrome, List<Own> parts) {}

    /**
     * A part of which somebody took both tests.
     *
     * @param language of the course
     * @param rows the whole part first, then its concepts
     */
    public record Own(String title, String language, List<Row> rows) {}

    /**
     * The outcome of somebody's own tests, in words.
     *
     * @param title of a concept; empty for the whole part
     */
    public record Row(String title, String before, String after) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        String offered = offered(chrome, visitor);
        return Said.of(chrome.place() == Chrome.Place.PROGRESS ? offered + own(chrome, visitor) : offered);
    }

    private String own(Chrome chrome, Visitor visitor) {
        List<Own> parts = courses.all().stream()
                .filter(course -> !GainTests.parts(course).isEmpty())
                .flatMap(course -> CohortGain.own(course, tests(course, visitor.learner())).stream()
                        .map(own -> own(own, course, chrome.texts())))
                .toList();
        return parts.isEmpty() ? "" : pages.render("cohort/gain-own", new OwnPart(chrome, parts));
    }

    private CourseResults tests(Course course, UUID learner) {
        return results.ofQuizzes(Quiz.GAIN, List.of(learner), course.id(), clock.instant())
                .await()
                .getOrDefault(learner, CourseResults.NONE);
    }

    private static Own own(CohortGain.Own own, Course course, Texts texts) {
        return new Own(
                own.part().title(),
                course.language(),
                Stream.concat(
                                Stream.of(new Row("", words(own.before(), texts), words(own.after(), texts))),
                                own.concepts().stream()
                                        .map(of -> new Row(
                                                of.concept().title(),
                                                words(of.before(), texts),
                                                words(of.after(), texts))))
                        .toList());
    }

    private static String words(Tally tally, Texts texts) {
        return tally.cell().in(texts);
    }

    private String offered(Chrome chrome, Visitor visitor) {
        Optional<String> here =
                chrome.place() == Chrome.Place.COURSE ? chrome.course().map(Chrome.CourseNav::id) : Optional.empty();
        List<Entry> entries = new ArrayList<>();
        for (GainTable.Measuring one : table.of(visitor.learner()).await()) {
            if (here.isEmpty() || here.get().equals(one.course())) {
                courses.course(one.course())
                        .ifPresent(course -> entries.addAll(entries(course, one, visitor.learner())));
            }
        }
        // Two cohorts on a course measure by the same tests.
        List<Entry> once = entries.stream()
                .filter(entry -> entries.stream()
                        .filter(other -> other.part().equals(entry.part())
                                && other.language().equals(entry.language()))
                        .findFirst()
                        .filter(entry::equals)
                        .isPresent())
                .toList();
        return once.isEmpty() ? "" : pages.render("cohort/gain-offer", new Part(chrome, once));
    }

    private List<Entry> entries(Course course, GainTable.Measuring cohort, UUID learner) {
        CourseResults known = results.of(learner, course.id(), clock.instant()).await();
        List<Entry> entries = new ArrayList<>();
        boolean hasBefore = false;
        for (CoursePart part : GainTests.parts(course)) {
            switch (GainTests.state(part, known)) {
                case BEFORE -> {
                    if (!hasBefore) {
                        Form form = begun(part, known).orElseGet(() -> GainTests.before(cohort.cohort(), learner));
                        entries.add(entry(course, part, cohort, form, known, false));
                    }
                    hasBefore = true;
                }
                case AFTER -> {
                    Form first = GainTests.takenFirst(part, known).orElseThrow();
                    entries.add(entry(course, part, cohort, first == Form.A ? Form.B : Form.A, known, true));
                }
                case MISSED, LEARNING, DONE -> {}
            }
        }
        return entries;
    }

    private static Optional<Form> begun(CoursePart part, CourseResults known) {
        return List.of(Form.values()).stream()
                .filter(form -> known.quiz(form.of(part)).inProgress())
                .findFirst();
    }

    private static Entry entry(
            Course course,
            CoursePart part,
            GainTable.Measuring cohort,
            Form form,
            CourseResults known,
            boolean isAfter) {
        return new Entry(
                cohort.title(),
                part.title(),
                course.language(),
                GainTests.asks(course, part),
                Paths.quiz(course.id(), form.of(part)),
                TimeOrderedIds.next().toString(),
                isAfter,
                known.quiz(form.of(part)).inProgress());
    }
}
