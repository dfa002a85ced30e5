package dev.crossroads.web;

import dev.crossroads.course.Course;
import dev.crossroads.placement.PlacementPage;
import dev.crossroads.progress.ContentsPart;
import dev.crossroads.progress.ContentsPart.Chapter;
import dev.crossroads.progress.CoursePage;
import dev.crossroads.progress.CourseProgress;
import dev.crossroads.progress.HomePage;
import dev.crossroads.progress.LessonPage;
import dev.crossroads.progress.NextStep;
import dev.crossroads.progress.ProgressPage;
import dev.crossroads.progress.QuizCard;
import dev.crossroads.progress.ReadingMark;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.Tally;
import dev.crossroads.review.KnownPage;
import dev.crossroads.review.ReviewPage;
import dev.crossroads.web.Chrome.CourseNav;
import dev.crossroads.web.Chrome.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pages of the front, the course, its lessons and the learner, as a person may meet them. */
final class SamplePages {
    static final String ASSETS = "assets";
    private static final String LONG =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and what it teaches";
    private static final CourseNav NAVIGATION = new CourseNav(
            "rust-or-go",
            "Rust or Go",
            "en",
            "Two languages side by side.",
            "/courses/rust-or-go",
            Optional.of("/recommendation"),
            new Course.Imprint(
                    Optional.of(new Course.Licence("CC BY 4.0", Optional.of("https://example.org/by"))),
                    Optional.empty(),
                    true,
                    Optional.of(new Course.Repository(Optional.of("GitHub"), "https://example.org/book"))));

    /** A page: its template and its model. */
    record Sample(String template, Object page) {}

    private SamplePages() {}

    static Map<String, Sample> all() {
        Map<String, Sample> pages = new LinkedHashMap<>();
        pages.put("home-new", new Sample("progress/home", home(Optional.empty(), none())));
        pages.put("home-back", new Sample("progress/home", home(Optional.of(today()), some())));
        pages.put(
                "home-no-courses",
                new Sample(
                        "progress/home",
                        new HomePage(
                                chrome("", Place.HOME),
                                Optional.empty(),
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                List.of())));
        pages.put("course-new", new Sample("progress/course", course(none(), contents("unread", false))));
        pages.put("course-reading", new Sample("progress/course", course(some(), contents("reading", true))));
        pages.put("course-hundred", new Sample("progress/course", course(some(), List.of(hundred()))));
        pages.put("lesson-new", new Sample("progress/lesson", lesson("unread", List.of(freshQuiz()))));
        pages.put("lesson-reading", new Sample("progress/lesson", lesson("reading", List.of(openQuiz()))));
        pages.put("lesson-completed", new Sample("progress/lesson", lesson("completed", List.of(passedQuiz()))));
        pages.put("progress-empty", new Sample("progress/progress", emptyProgress()));
        pages.put("progress-some", new Sample("progress/progress", progress()));
        pages.put("known-nothing", new Sample("review/known", known(List.of())));
        pages.put(
                "known-some",
                new Sample(
                        "review/known",
                        known(List.of(new KnownPage.Course(
                                "en",
                                "Rust or Go",
                                "/courses/rust-or-go",
                                List.of(knownConcept("Ownership", 61), knownConcept(LONG, 100)))))));
        pages.put("review-nothing", new Sample("review/review", review(ahead(0, 0, List.of()), List.of())));
        pages.put(
                "review-after-an-absence",
                new Sample(
                        "review/review",
                        review(
                                ahead(
                                        10,
                                        64,
                                        List.of(
                                                new ReviewAhead.Part("en", "Rust or Go", 7),
                                                new ReviewAhead.Part("en", LONG, 3))),
                                List.of(
                                        new ReviewPage.LeftOutQuestion(
                                                "c", "q", Optional.of(LONG), "en", LONG, "Left out for good."),
                                        new ReviewPage.LeftOutQuestion(
                                                "c",
                                                "r",
                                                Optional.empty(),
                                                "en",
                                                "What does it print?",
                                                "Left out until Wednesday, Dec 2.")))));
        pages.put("placement-new", new Sample("placement/placement", placement(Optional.empty(), Optional.empty())));
        pages.put(
                "placement-some",
                new Sample(
                        "placement/placement",
                        placement(Optional.of("November 30, 2026, 10:00 AM"), Optional.of(placed()))));
        pages.put("error-404", new Sample("web/error", error(404, "Not found", Optional.empty())));
        pages.put(
                "error-500",
                new Sample("web/error", error(500, "Something went wrong here", Optional.of("7f3a-19c2"))));
        return pages;
    }

    static Chrome chrome(String title, Place place) {
        return new Chrome(
                new Visit(Language.ENGLISH, "/"),
                title,
                ASSETS,
                ASSETS + "/webjars",
                ASSETS + "/images/share.png",
                place,
                Optional.of(NAVIGATION),
                Optional.empty(),
                "",
                Optional.empty());
    }

    private static Chrome named(String title, Place place, String name) {
        return new Chrome(
                new Visit(Language.ENGLISH, "/"),
                title,
                ASSETS,
                ASSETS + "/webjars",
                ASSETS + "/images/share.png",
                place,
                Optional.of(NAVIGATION),
                Optional.of(name),
                "",
                Optional.empty());
    }

    private static KnownPage known(List<KnownPage.Course> courses) {
        return new KnownPage(
                chrome("What I know", Place.PROGRESS),
                TimeZones.choice("Europe/Berlin"),
                ahead(7, 0, List.of()),
                courses);
    }

    private static ReviewPage review(ReviewAhead ahead, List<ReviewPage.LeftOutQuestion> leftOut) {
        return new ReviewPage(
                chrome("Review", Place.PROGRESS),
                ahead,
                ahead.left() > 0,
                List.of(new ReviewPage.Most(5, false), new ReviewPage.Most(10, true)),
                false,
                leftOut);
    }

    static ReviewAhead ahead(int left, int waiting, List<ReviewAhead.Part> courses) {
        return new ReviewAhead(
                left,
                false,
                courses,
                4,
                "0198f1de-0000-7000-8000-000000000004",
                10,
                waiting,
                (waiting + 9) / 10,
                List.of(new ReviewAhead.Day("Tomorrow", 10), new ReviewAhead.Day("Wednesday, Dec 2", 1)));
    }

    private static PlacementPage placement(Optional<String> again, Optional<PlacementPage.Outcome> outcome) {
        return new PlacementPage(
                chrome("What you know already", Place.COURSE),
                new Link("Rust or Go", "/courses/rust-or-go"),
                "en",
                List.of(
                        new PlacementPage.Part(
                                "memory",
                                "Memory",
                                12,
                                "/q/memory",
                                "0198f1de-0000-7000-8000-000000000005",
                                false,
                                again,
                                outcome),
                        new PlacementPage.Part(
                                "speed",
                                LONG,
                                8,
                                "/q/speed",
                                "0198f1de-0000-7000-8000-000000000006",
                                outcome.isPresent(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static PlacementPage.Outcome placed() {
        Link lesson = new Link("Ownership and borrowing", "/courses/rust-or-go/lessons/memory");
        return new PlacementPage.Outcome(
                "November 29, 2026",
                List.of(lesson),
                List.of(
                        new PlacementPage.Row(lesson, new Tally(2, 0, 2), 83, 33, 100, "placement.says.known", true),
                        new PlacementPage.Row(
                                new Link(LONG, "/courses/rust-or-go/lessons/memory#moving"),
                                new Tally(0, 1, 1),
                                25,
                                0,
                                85,
                                "placement.says.new",
                                false)),
                List.of(new PlacementPage.Row(lesson, new Tally(3, 0, 4), 70, 28, 95, "placement.says.open", false)));
    }

    private static KnownPage.Concept knownConcept(String title, int today) {
        return new KnownPage.Concept(
                "en",
                new Link(title, "/courses/rust-or-go/lessons/memory#moving"),
                today,
                today - 20,
                today - 40,
                3,
                8,
                "/courses/rust-or-go/quizzes/-refresh/moves",
                "0198f1de-0000-7000-8000-000000000005",
                "0.0,39.0 50.0,60.0 100.0,71.0");
    }

    private static CourseProgress none() {
        return new CourseProgress(0, 0, 6);
    }

    private static CourseProgress some() {
        return new CourseProgress(42, 2, 6);
    }

    private static HomePage home(Optional<HomePage.Today> today, CourseProgress progress) {
        HomePage.CourseCard course = new HomePage.CourseCard(
                "en",
                "Rust or Go",
                "Memory, concurrency and failure, answered twice. Five lessons with a checkpoint each.",
                "Ada",
                "/courses/rust-or-go",
                "/courses/rust-or-go/lessons/welcome",
                84,
                5,
                progress,
                Optional.of("/courses/rust-or-go/recommendation"),
                12,
                Optional.of("/courses/rust-or-go/placement"));
        return new HomePage(
                chrome("", Place.HOME), today, List.of(), true, Optional.of(course), Optional.empty(), List.of(course));
    }

    private static HomePage.Today today() {
        return new HomePage.Today(
                "en",
                "Rust or Go",
                "/courses/rust-or-go",
                Optional.of(new NextStep(
                        "progress.next.continue",
                        Optional.of("Ownership and borrowing"),
                        Optional.of("Moving instead of copying"),
                        "/lesson#moving")),
                some(),
                List.of(),
                List.of(new HomePage.MissedQuiz("Ownership", "/q/1", 2), new HomePage.MissedQuiz("Slices", "/q/2", 1)),
                "/q/-mixed",
                3,
                "0198f1de-0000-7000-8000-000000000003");
    }

    private static CoursePage course(CourseProgress progress, List<ContentsPart> contents) {
        return new CoursePage(
                named("Rust or Go", Place.COURSE, "يوسف الخطيب"),
                "Rust or Go",
                "Memory, concurrency and failure, answered twice. Read the two answers side by side, check what stuck, "
                        + "and find out which language to start with.",
                "Ada and Grace",
                progress,
                Optional.of(NextStep.of(
                        progress.started() ? "progress.next.continue" : "progress.next.start",
                        Optional.of("Ownership and borrowing"),
                        "/lesson")),
                List.of(),
                contents,
                Optional.of("/courses/rust-or-go/print"),
                Optional.of("/courses/rust-or-go/recommendation"));
    }

    private static List<ContentsPart> contents(String second, boolean begun) {
        ReadingMark done = begun ? new ReadingMark("completed", 100) : ReadingMark.UNREAD;
        return List.of(
                new ContentsPart(Optional.empty(), List.of(chapter("Welcome", "", 0, false, done, List.of()))),
                new ContentsPart(
                        Optional.of("Memory"),
                        List.of(
                                chapter("Two ways to memory safety", "1", 0, false, done, List.of(passedQuiz())),
                                chapter(
                                        "Ownership and borrowing",
                                        "2",
                                        0,
                                        true,
                                        new ReadingMark(second, second.equals("unread") ? 0 : 50),
                                        List.of(openQuiz())),
                                chapter(
                                        "What a garbage collector costs and buys",
                                        "3",
                                        0,
                                        false,
                                        ReadingMark.UNREAD,
                                        List.of(freshQuiz())))),
                new ContentsPart(
                        Optional.of("Concurrency"),
                        List.of(
                                chapter("Goroutines and channels", "4", 0, false, ReadingMark.UNREAD, List.of()),
                                chapter(
                                        "Data races and how each language answers them",
                                        "4.1",
                                        1,
                                        false,
                                        ReadingMark.UNREAD,
                                        List.of()),
                                new Chapter(
                                        LONG,
                                        "5",
                                        0,
                                        Optional.empty(),
                                        false,
                                        0,
                                        ReadingMark.UNREAD,
                                        List.of(),
                                        false,
                                        false))));
    }

    private static ContentsPart hundred() {
        return new ContentsPart(
                Optional.of("A hundred of everything"),
                IntStream.rangeClosed(1, 100)
                        .mapToObj(n -> chapter(
                                "Lesson on something " + n, "" + n, n % 3, false, ReadingMark.UNREAD, List.of()))
                        .toList());
    }

    private static Chapter chapter(
            String title, String number, int depth, boolean current, ReadingMark mark, List<QuizCard> quizzes) {
        return new Chapter(
                title, number, depth, Optional.of("/lessons/" + number), current, 6, mark, quizzes, false, depth == 1);
    }

    private static QuizCard freshQuiz() {
        return new QuizCard("Collectors", false, "/quiz", "/quiz", 5, QuizCard.State.NEW, Optional.empty(), 0);
    }

    private static QuizCard openQuiz() {
        return new QuizCard(
                "Ownership and borrowing", false, "/quiz", "/quiz", 6, QuizCard.State.IN_PROGRESS, Optional.empty(), 1);
    }

    private static QuizCard passedQuiz() {
        return new QuizCard(
                "Memory safety",
                false,
                "/quiz",
                "/quiz",
                6,
                QuizCard.State.PASSED,
                Optional.of(new QuizCard.Score(5, 6)),
                2);
    }

    private static QuizCard missedQuiz() {
        return new QuizCard(
                LONG, false, "/quiz", "/quiz", 6, QuizCard.State.NOT_PASSED, Optional.of(new QuizCard.Score(2, 6)), 1);
    }

    private static List<LessonPage.Piece> pieces(List<QuizCard> quizzes) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(new LessonPage.Piece(
                                        GalleryTest.resource("/gallery/lesson.html"), Optional.empty())),
                                quizzes.stream().map(quiz -> new LessonPage.Piece("", Optional.of(quiz)))),
                        Stream.of(new LessonPage.Piece("</section>", Optional.empty())))
                .toList();
    }

    private static LessonPage lesson(String state, List<QuizCard> quizzes) {
        boolean begun = !state.equals("unread");
        boolean completed = state.equals("completed");
        Chrome chrome = chrome("Ownership and borrowing", Place.COURSE);
        return new LessonPage(
                completed
                        ? chrome.with(Notice.done("Recorded: you have completed this lesson."))
                        : begun
                                ? chrome.with(Notice.warning(
                                        "Your progress can't be read at the moment. Read on; nothing is lost."))
                                : chrome,
                new Link("Rust or Go", "/courses/rust-or-go"),
                contents(state, begun),
                Optional.of("Memory"),
                "2",
                "Ownership and borrowing",
                9,
                pieces(quizzes),
                new ReadingMark(state, completed ? 100 : begun ? 50 : 0),
                List.of(
                        new LessonPage.Section("ownership-and-borrowing", "Ownership and borrowing", true, begun),
                        new LessonPage.Section("moving", "Moving instead of copying", false, begun),
                        new LessonPage.Section("borrowing", "Borrowing: many readers or one writer", false, completed),
                        new LessonPage.Section("checkpoint", "Checkpoint", false, completed)),
                begun && !completed,
                begun && !completed
                        ? Optional.of(new Link("Borrowing: many readers or one writer", "#borrowing"))
                        : Optional.empty(),
                Optional.of(new Link("Two ways to memory safety", "/lessons/1")),
                Optional.of(new Link("What a garbage collector costs and buys", "/lessons/3")),
                completed ? Optional.of("https://example.org/edit/ownership.md") : Optional.empty(),
                "/courses/rust-or-go/lessons/ownership-and-borrowing",
                "/api/v1/progress",
                "0198f1de-0000-7000-8000-000000000001");
    }

    private static ProgressPage emptyProgress() {
        return new ProgressPage(
                chrome("My progress", Place.PROGRESS),
                true,
                Optional.of(new Link("Welcome", "/lessons/welcome")),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ProgressPage progress() {
        return new ProgressPage(
                named("My progress", Place.PROGRESS, LONG),
                false,
                Optional.empty(),
                List.of(new ProgressPage.Course(
                        "en",
                        "Rust or Go",
                        "/courses/rust-or-go",
                        some(),
                        List.of(
                                new ProgressPage.Lesson("Welcome", "/l/1", new ReadingMark("completed", 100)),
                                new ProgressPage.Lesson(
                                        "Two ways to memory safety", "/l/2", new ReadingMark("completed", 100)),
                                new ProgressPage.Lesson(
                                        "Ownership and borrowing", "/l/3", new ReadingMark("reading", 50)),
                                new ProgressPage.Lesson(LONG, "/l/4", ReadingMark.UNREAD)),
                        List.of(passedQuiz(), openQuiz(), missedQuiz()),
                        Optional.of(NextStep.of(
                                "progress.next.continue", Optional.of("Ownership and borrowing"), "/l/3")))),
                List.of(),
                List.of(
                        new ProgressPage.Concept(
                                "en",
                                "Moving a value",
                                new Tally(1, 2, 4),
                                new Link("Moving instead of copying", "/l/3#moving"),
                                "/quiz/-refresh/moving"),
                        new ProgressPage.Concept(
                                "en",
                                "Pauses of a collector",
                                new Tally(2, 0, 3),
                                new Link("What a pause is", "/l/4#pause"),
                                "/quiz/-refresh/moving"),
                        new ProgressPage.Concept(
                                "en",
                                "Borrowing",
                                new Tally(5, 0, 5),
                                new Link("Many readers or one writer", "/l/3#b"),
                                "/quiz/-refresh/moving")),
                List.of(
                        new ProgressPage.Missed(
                                "en",
                                "<p>What does <code>let second = first;</code> do to <code>first</code>?</p>",
                                new Link("Ownership and borrowing", "/quiz"),
                                Optional.of(new Link("Moving instead of copying", "/l/3#moving")),
                                Optional.of("/attempts/1#question-2"),
                                true),
                        new ProgressPage.Missed(
                                "en",
                                "<p>Which goroutine is blocked?</p>",
                                new Link("Channels", "/quiz"),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
    }

    private static ErrorPage error(int status, String title, Optional<String> id) {
        return new ErrorPage(
                chrome(title, Place.ELSEWHERE),
                status,
                title,
                status == 404
                        ? "There is no lesson “ownershp” in this course. The contents list all lessons."
                        : "The page could not be made. What you did before is recorded; try again in a moment.",
                "en",
                id,
                Optional.empty(),
                Optional.empty());
    }
}
