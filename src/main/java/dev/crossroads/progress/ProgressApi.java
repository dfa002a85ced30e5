package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.PlacementItems;
import dev.crossroads.quiz.QuizStanding;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The JSON interface of courses, lessons and progress. Its answers are the records below, member by member. */
final class ProgressApi implements Routes {
    private final Courses courses;
    private final Lessons lessons;

    ProgressApi(Courses courses, Lessons lessons) {
        this.courses = courses;
        this.lessons = lessons;
    }

    record Entrance(Reference courses, Reference me, Reference cohorts, Reference search) {}

    record CourseEntry(String id, String title, String href) {}

    record CourseView(
            String id,
            String title,
            String page,
            List<LessonEntry> lessons,
            List<QuizEntry> quizzes,
            Optional<Place> recommendation,
            Optional<Place> placement) {}

    record Place(String href, String page) {}

    record LessonEntry(String id, String title, Optional<String> part, String href, String page) {}

    record QuizEntry(String id, String title, Optional<String> lesson, String href, String page) {}

    record LessonView(
            String id,
            String title,
            String html,
            List<Lesson.Section> sections,
            List<QuizReference> quizzes,
            List<QuizReference> practice,
            Reference progress,
            Optional<Neighbour> previous,
            Optional<Neighbour> next) {}

    record QuizReference(String id, String href) {}

    record Neighbour(String id, String href, String page) {}

    record ProgressRequest(Optional<List<String>> sections, Optional<Boolean> completed) {}

    record ProgressReply(boolean recorded, String state, int percent) {}

    record MyProgress(List<CourseProgressView> courses) {}

    record CourseProgressView(
            String id, int percent, List<LessonProgress> lessons, List<QuizProgress> quizzes, Optional<Place> next) {}

    record LessonProgress(String id, String state, int percent, boolean seemsKnown) {}

    record QuizProgress(String id, int attempts, Optional<Best> best) {}

    record Best(int points, int outOf, boolean passed) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1").handler(this::entrance);
        router.get("/api/v1/courses").handler(this::allCourses);
        router.get("/api/v1/courses/:course").handler(this::course);
        router.putWithRegex("/api/v1/courses/(?<course>[^/]+)/lessons/(?<lesson>.+)/progress")
                .handler(this::record);
        router.getWithRegex("/api/v1/courses/(?<course>[^/]+)/lessons/(?<lesson>.+)")
                .handler(this::lesson);
        router.get("/api/v1/me/progress").handler(this::progress);
    }

    private void entrance(RoutingContext context) {
        Replies.json(
                context,
                200,
                new Entrance(
                        new Reference(Paths.API + "/courses"),
                        new Reference(Paths.API + "/me"),
                        new Reference(Paths.API + "/cohorts"),
                        new Reference(Paths.API + "/search")));
    }

    private void allCourses(RoutingContext context) {
        Replies.json(
                context,
                200,
                courses.all().stream()
                        .map(course -> new CourseEntry(course.id(), course.title(), api(Paths.course(course.id()))))
                        .toList());
    }

    private void course(RoutingContext context) {
        Course course = lessons.course(Requests.path(context, "course"));
        Replies.json(
                context,
                200,
                new CourseView(
                        course.id(),
                        course.title(),
                        Paths.course(course.id()),
                        course.lessons().values().stream()
                                .map(lesson -> lessonEntry(course, lesson))
                                .toList(),
                        course.quizzes().values().stream()
                                .map(quiz -> quizEntry(course, quiz))
                                .toList(),
                        course.questionnaire().map(_ -> place(Paths.recommendation(course.id()))),
                        PlacementItems.parts(course).isEmpty()
                                ? Optional.empty()
                                : Optional.of(place(Paths.placement(course.id())))));
    }

    private void lesson(RoutingContext context) {
        Course course = lessons.course(Requests.path(context, "course"));
        Lesson lesson = lessons.lesson(course, Requests.path(context, "lesson"));
        Replies.json(
                context,
                200,
                new LessonView(
                        lesson.id(),
                        lesson.title(),
                        lesson.html(),
                        lesson.sections(),
                        references(course, lesson.quizzes()),
                        references(course, lesson.practice()),
                        new Reference(api(Paths.lesson(course.id(), lesson.id())) + "/progress"),
                        lesson.previous().map(id -> neighbour(course, id)),
                        lesson.next().map(id -> neighbour(course, id))));
    }

    private static List<QuizReference> references(Course course, List<String> quizzes) {
        return quizzes.stream()
                .map(quiz -> new QuizReference(quiz, api(Paths.quiz(course.id(), quiz))))
                .toList();
    }

    private void record(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = lessons.course(Requests.path(context, "course"));
        Lesson lesson = lessons.lesson(course, Requests.path(context, "lesson"));
        ProgressRequest request = Requests.json(context, ProgressRequest.class);
        UUID event = Requests.eventId(context);
        ReadingMark mark;
        if (request.sections().isPresent() && request.completed().isEmpty()) {
            mark = lessons.read(
                    visitor.learner(), course, lesson, request.sections().get(), event);
        } else if (request.sections().isEmpty()
                && request.completed().filter(Boolean::booleanValue).isPresent()) {
            mark = lessons.complete(visitor.learner(), course, lesson, event);
        } else {
            throw Problem.badRequest("Send either {\"sections\": [id…]} or {\"completed\": true}.");
        }
        Replies.json(context, 200, new ProgressReply(true, mark.state(), mark.percent()));
    }

    private void progress(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Replies.json(
                context,
                200,
                new MyProgress(courses.all().stream()
                        .map(course -> progress(lessons.standing(visitor.learner(), course)))
                        .toList()));
    }

    private static CourseProgressView progress(Standing standing) {
        Course course = standing.course();
        Set<String> known = standing.seeminglyKnown();
        return new CourseProgressView(
                course.id(),
                standing.progress().percent(),
                course.lessons().values().stream()
                        .map(lesson -> new LessonProgress(
                                lesson.id(),
                                standing.mark(lesson).state(),
                                standing.mark(lesson).percent(),
                                known.contains(lesson.id())))
                        .toList(),
                course.quizzes().values().stream()
                        .map(quiz -> quizProgress(quiz, standing.quiz(quiz)))
                        .toList(),
                standing.next().map(NextStep::href).map(ProgressApi::place));
    }

    private static QuizProgress quizProgress(Quiz quiz, QuizStanding standing) {
        return new QuizProgress(
                quiz.id(),
                standing.attempts(),
                standing.best().flatMap(attempt -> attempt.ending().map(ending -> best(attempt, ending))));
    }

    private static Best best(Attempt attempt, Attempt.Ending ending) {
        return new Best(ending.points(), attempt.outOf(), attempt.isPassed());
    }

    private static LessonEntry lessonEntry(Course course, Lesson lesson) {
        String page = Paths.lesson(course.id(), lesson.id());
        return new LessonEntry(lesson.id(), lesson.title(), lesson.part(), api(page), page);
    }

    private static QuizEntry quizEntry(Course course, Quiz quiz) {
        String page = Paths.quiz(course.id(), quiz.id());
        return new QuizEntry(quiz.id(), quiz.title(), quiz.lesson(), api(page), page);
    }

    private static Neighbour neighbour(Course course, String lesson) {
        String page = Paths.lesson(course.id(), lesson);
        return new Neighbour(lesson, api(page), page);
    }

    /** A page with its resource; a resource has no sections, so the page's fragment is not part of its address. */
    private static Place place(String page) {
        return new Place(api(page.split("#", 2)[0]), page);
    }

    private static String api(String page) {
        return Paths.API + page;
    }
}
