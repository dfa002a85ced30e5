package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.SampleQuestion;
import dev.crossroads.quiz.SampleQuestions;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Notice;
import dev.crossroads.web.PageCache;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.RenderedPage;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Slot;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The front page, courses, lessons and the learner's own page. What an author wrote is served whatever happens; where
 * the learner's marks can't be read, the page says so and comes without them.
 */
final class ProgressRoutes implements Routes {
    private final Courses courses;
    private final Lessons lessons;
    private final Pages pages;
    private final PageCache cache;
    private final VisitorPages visitorPages;
    private final Frame frame;
    private final List<PagePart> parts;
    private final List<PagePart> today;
    private final SampleQuestions samples;
    private final MadeOfCourses<SharedTexts> shared;

    /** The texts of a course's lessons, each put aside when its first page is made. */
    private record SharedTexts(PageCache.Common common, Map<String, LessonText> byLesson) {
        LessonText of(Lesson lesson) {
            return byLesson.computeIfAbsent(
                    lesson.id(), _ -> LessonText.of(lesson).replaced(common::share));
        }
    }

    ProgressRoutes(
            Courses courses,
            Lessons lessons,
            Pages pages,
            Frame frame,
            VisitorPages visitorPages,
            List<PagePart> parts,
            List<PagePart> today,
            SampleQuestions samples) {
        this.courses = courses;
        this.lessons = lessons;
        this.pages = pages;
        cache = new PageCache(pages);
        shared = new MadeOfCourses<>(_ -> new SharedTexts(cache.common(), new ConcurrentHashMap<>()));
        this.frame = frame;
        this.visitorPages = visitorPages;
        this.parts = List.copyOf(parts);
        this.today = List.copyOf(today);
        this.samples = samples;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(this::home);
        router.get("/progress").handler(this::progress);
        router.get("/courses/:course").handler(this::course);
        router.get("/courses/:course/sample").handler(context -> Replies.redirect(context, "/#sample"));
        router.post("/courses/:course/sample").handler(this::tried);
        router.getWithRegex("/courses/(?<course>[^/]+)/lessons/(?<lesson>.+)").handler(this::lesson);
        router.postWithRegex("/courses/(?<course>[^/]+)/lessons/(?<lesson>.+)").handler(this::complete);
    }

    private void home(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        List<Optional<Standing>> standings =
                courses.all().stream().map(course -> standing(visitor, course)).toList();
        Chrome chrome = noticing(standings, frame.around(homeTitle(visitor), Place.HOME, visitor));
        Optional<String> sample = sample(visitor, standings);
        // A stranger's front page asks nothing more; who joined a cohort may have begun nothing, and have something
        // due.
        boolean isStranger = Visitor.isNew(context) || standings.stream().anyMatch(Optional::isEmpty);
        List<PagePart.Said> said = isStranger ? List.of() : said(today, chrome, visitor);
        sendWhereRead(
                context,
                "progress/home",
                ProgressPages.home(chrome, orNone(standings), html(said), sample),
                standings,
                said);
    }

    /** The question for a newcomer: its form, and after that what became of the answer. */
    private Optional<String> sample(Visitor visitor, List<Optional<Standing>> standings) {
        List<Standing> begun = standings.stream()
                .flatMap(Optional::stream)
                .filter(Standing::isBegun)
                .toList();
        if (standings.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return firstSample()
                .filter(sample -> standings.stream()
                        .flatMap(Optional::stream)
                        .noneMatch(standing ->
                                standing.course().id().equals(sample.course().id())
                                        && standing.shut()
                                                .quizzes()
                                                .contains(sample.quiz().id())))
                .filter(sample -> begun.stream()
                        .allMatch(standing ->
                                standing.course().id().equals(sample.course().id()) && standing.hasOnlyTried(sample)))
                .map(sample -> begun.isEmpty() ? samples.asked(visitor, sample) : samples.answered(visitor, sample));
    }

    private Optional<SampleQuestion> firstSample() {
        return Stream.concat(courses.all().stream().filter(ProgressPages::compares), courses.all().stream())
                .flatMap(course -> SampleQuestion.of(course).stream())
                .findFirst();
    }

    private void tried(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = lessons.course(Requests.path(context, "course"));
        SampleQuestion sample =
                SampleQuestion.of(course).orElseThrow(() -> Problem.notFound(new Message("quiz.problem.no-sample")));
        Optional<String> refused = samples.answer(context, sample);
        if (refused.isEmpty()) {
            Replies.redirect(context, "/#sample");
            return;
        }
        Chrome chrome = frame.around(homeTitle(visitor), Place.HOME, visitor);
        List<Standing> standings = courses.all().stream()
                .map(each -> lessons.standing(visitor.learner(), each))
                .toList();
        Replies.html(
                context, 400, pages.render("progress/home", ProgressPages.home(chrome, standings, List.of(), refused)));
    }

    /** The subject of the front page, where it has one. */
    private String homeTitle(Visitor visitor) {
        if (courses.all().stream().anyMatch(ProgressPages::compares)) {
            return visitor.texts().say("progress.home.name");
        }
        return courses.all().size() == 1 ? courses.all().iterator().next().title() : "";
    }

    private void progress(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        List<Standing> standings = courses.all().stream()
                .map(course -> lessons.standing(visitor.learner(), course))
                .toList();
        Chrome chrome = frame.around(visitor.texts().say("web.nav.progress"), Place.PROGRESS, visitor);
        List<PagePart.Said> said = parts(chrome, visitor);
        sendAgain(
                context,
                "progress/progress",
                ProgressPages.progress(chrome, visitor.guest(), standings, html(said)),
                standings,
                said);
    }

    private void course(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = lessons.course(Requests.path(context, "course"));
        Optional<Standing> standing = standing(visitor, course);
        Chrome chrome = noticing(List.of(standing), frame.around(course.title(), Place.COURSE, course, visitor));
        // Without the database there is nothing that a part could say, and the notice says why.
        List<PagePart.Said> said = standing.isEmpty() ? List.of() : parts(chrome, visitor);
        CoursePage page = ProgressPages.course(chrome, standing.orElseGet(() -> Standing.none(course)), html(said));
        sendWhereRead(context, "progress/course", page, List.of(standing), said);
    }

    private void lesson(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = lessons.course(Requests.path(context, "course"));
        String asked = Requests.path(context, "lesson");
        Optional<String> moved = course.lesson(asked).isPresent()
                ? Optional.empty()
                : course.redirect(asked).or(() -> PrintRoutes.addressOf(course, asked));
        if (moved.isPresent()) {
            Replies.redirect(context, moved.get());
            return;
        }
        Lesson lesson = lessons.lesson(course, asked);
        Optional<Standing> standing = standing(visitor, course);
        String event = TimeOrderedIds.next().toString();
        if (standing.isEmpty()) {
            Chrome chrome = noticing(List.of(standing), frame.around(lesson.title(), Place.COURSE, course, visitor));
            show(
                    context,
                    "progress/lesson",
                    ProgressPages.lesson(chrome, Standing.none(course), lesson, LessonText.of(lesson), event));
            return;
        }
        Chrome chrome = frame.around(lesson.title(), Place.COURSE, course, visitor.withSlots());
        SharedTexts texts = shared.of(course);
        RenderedPage page = texts.common()
                .page(
                        "progress/lesson",
                        ProgressPages.lesson(chrome, standing.get(), lesson, texts.of(lesson), Slot.EVENT.mark()));
        visitorPages.send(
                context,
                page,
                Map.of(Slot.NAME, visitor.name(), Slot.TAG, visitor.tag(), Slot.EVENT, event),
                standing.get().until());
    }

    private void complete(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = lessons.course(Requests.path(context, "course"));
        Lesson lesson = lessons.lesson(course, Requests.path(context, "lesson"));
        lessons.complete(visitor.learner(), course, lesson, Requests.eventId(context));
        Replies.redirect(context, Paths.lesson(course.id(), lesson.id()) + "#lesson-end");
    }

    private List<PagePart.Said> parts(Chrome chrome, Visitor visitor) {
        return said(parts, chrome, visitor);
    }

    private static List<PagePart.Said> said(List<PagePart> parts, Chrome chrome, Visitor visitor) {
        return parts.stream()
                .map(part -> part.say(chrome, visitor))
                .filter(said -> !said.html().isEmpty())
                .toList();
    }

    private static List<String> html(List<PagePart.Said> said) {
        return said.stream().map(PagePart.Said::html).toList();
    }

    /** The learner's marks; empty where the database does not answer, which the lessons has logged. */
    private Optional<Standing> standing(Visitor visitor, Course course) {
        try {
            return Optional.of(lessons.standing(visitor.learner(), course));
        } catch (Exception _) { // await() throws what the database client failed with, checked or not
            return Optional.empty();
        }
    }

    private List<Standing> orNone(List<Optional<Standing>> standings) {
        List<Course> all = List.copyOf(courses.all());
        return IntStream.range(0, all.size())
                .mapToObj(i -> standings.get(i).orElseGet(() -> Standing.none(all.get(i))))
                .toList();
    }

    private static Chrome noticing(List<Optional<Standing>> standings, Chrome chrome) {
        return standings.stream().allMatch(Optional::isPresent)
                ? chrome
                : chrome.with(Notice.warning(chrome.texts().say("progress.no-marks")));
    }

    /** Shows a page that tells of these standings, and tells so where one could not be read. */
    private void sendWhereRead(
            RoutingContext context,
            String template,
            Object page,
            List<Optional<Standing>> standings,
            List<PagePart.Said> said) {
        if (standings.stream().allMatch(Optional::isPresent)) {
            sendAgain(
                    context,
                    template,
                    page,
                    standings.stream().map(Optional::get).toList(),
                    said);
        } else {
            show(context, template, page);
        }
    }

    private void sendAgain(
            RoutingContext context, String template, Object page, List<Standing> standings, List<PagePart.Said> said) {
        Instant until = Stream.concat(
                        standings.stream().map(Standing::until), said.stream().map(PagePart.Said::until))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        visitorPages.sendPersonal(context, pages.render(template, page), until);
    }

    private void show(RoutingContext context, String template, Object page) {
        Replies.html(context, 200, pages.render(template, page));
    }
}
