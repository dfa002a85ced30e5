package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.quiz.Quizzes;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.ReviewPlan;
import dev.crossroads.quiz.ReviewWishes;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The JSON interface of a learner's knowledge and reviews: the same as their pages say. */
final class ReviewApi implements Routes {
    private static final double TEN_THOUSANDTHS = 10_000;

    private static final String REVIEW = "/api/v1/me/review";
    private static final String LEFT_OUT = REVIEW + "/left-out/:course/:question";

    private final Quizzes quizzes;
    private final ReviewSettings settings;

    ReviewApi(Quizzes quizzes, ReviewSettings settings) {
        this.quizzes = quizzes;
        this.settings = settings;
    }

    /** @param perDay the most that is to be reviewed on a day */
    record SettingsRequest(int perDay) {}

    /** @param until the first day on which the question may come again; without one it is left out for good */
    record LeaveOutRequest(Optional<LocalDate> until) {}

    record MemoryView(LocalDate today, Model model, List<CourseMemory> courses) {}

    /** How the numbers are made. */
    record Model(String name, List<Double> parameters, boolean published, double desiredRetention) {
        static Model of(Fsrs fsrs) {
            return new Model(
                    "FSRS-6",
                    fsrs.parameters(),
                    fsrs.parameters().equals(Fsrs.STANDARD.parameters()),
                    Remembered.RETENTION);
        }
    }

    record CourseMemory(String id, String page, List<ConceptView> concepts) {
        static CourseMemory of(Course course, Remembered remembered) {
            return new CourseMemory(
                    course.id(),
                    Paths.course(course.id()),
                    ConceptMemory.of(course, remembered).stream()
                            .map(known -> ConceptView.of(course, known, remembered.today()))
                            .toList());
        }
    }

    record ConceptView(
            String id,
            String title,
            double mastery,
            double inAWeek,
            double inThirtyDays,
            int answered,
            int questions,
            String section,
            Place refresh) {
        static ConceptView of(Course course, ConceptMemory known, LocalDate today) {
            return new ConceptView(
                    known.concept().id(),
                    known.concept().title(),
                    rounded(known.recall(today)),
                    rounded(known.recall(today.plusWeeks(1))),
                    rounded(known.recall(today.plusDays(30))),
                    known.memories().size(),
                    known.questions(),
                    Paths.section(course.id(), known.concept().taughtIn()),
                    Place.quiz(course, Quiz.refresher(known.concept().id())));
        }

        private static double rounded(double share) {
            return Math.round(share * TEN_THOUSANDTHS) / TEN_THOUSANDTHS;
        }
    }

    record Place(String href, String page) {
        static Place quiz(Course course, String quiz) {
            String page = Paths.quiz(course.id(), quiz);
            return new Place(Paths.API + page, page);
        }
    }

    record ReviewView(
            LocalDate today,
            int perDay,
            int reviewed,
            int left,
            int waiting,
            String page,
            List<PortionView> portions,
            List<ReviewPlan.Coming> coming,
            List<LeftOutView> leftOut,
            Reference settings) {
        static ReviewView of(Reviews.Read read) {
            ReviewPlan plan = read.plan();
            return new ReviewView(
                    plan.today(),
                    plan.perDay(),
                    plan.reviewed(),
                    plan.left(),
                    plan.waiting(),
                    ReviewAhead.PATH,
                    plan.portions().stream().map(PortionView::of).toList(),
                    plan.coming(),
                    read.wishes().leftOut().stream()
                            .filter(out -> out.isOn(plan.today()))
                            .map(LeftOutView::of)
                            .toList(),
                    new Reference(REVIEW + "/settings"));
        }
    }

    /** @param href to leave it out otherwise, or to bring it back */
    record LeftOutView(String course, String question, Optional<LocalDate> until, String href) {
        static LeftOutView of(ReviewWishes.LeftOut out) {
            return new LeftOutView(out.course(), out.question(), out.until(), href(out.course(), out.question()));
        }

        static String href(String course, String question) {
            return REVIEW + "/left-out/" + Paths.encoded(course) + "/" + Paths.encoded(question);
        }
    }

    /** @param leftOut where each of the questions can be left out, in their order */
    record PortionView(
            String course,
            Place quiz,
            Reference attempts,
            Optional<Reference> attempt,
            List<String> questions,
            List<Reference> leftOut) {
        static PortionView of(ReviewPlan.Portion portion) {
            Place quiz = Place.quiz(portion.course(), Quiz.REVIEW);
            return new PortionView(
                    portion.course().id(),
                    quiz,
                    new Reference(quiz.href() + "/attempts"),
                    portion.underWay().map(PortionView::attempt),
                    portion.questions().stream().map(Question::id).toList(),
                    portion.questions().stream()
                            .map(question -> new Reference(
                                    LeftOutView.href(portion.course().id(), question.id())))
                            .toList());
        }

        private static Reference attempt(UUID attempt) {
            return new Reference(Paths.API + Paths.attempt(attempt));
        }
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/me/memory").handler(this::memory);
        router.get(REVIEW).handler(this::review);
        router.put(REVIEW + "/settings").handler(this::choose);
        router.put(LEFT_OUT).handler(this::leaveOut);
        router.delete(LEFT_OUT).handler(this::bringBack);
    }

    private void choose(RoutingContext context) {
        SettingsRequest request = Requests.json(context, SettingsRequest.class);
        settings.atMost(Visitor.of(context).learner(), request.perDay());
        review(context);
    }

    private void leaveOut(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        LeaveOutRequest request = Requests.json(context, LeaveOutRequest.class);
        settings.leaveOut(
                visitor.learner(),
                Requests.path(context, "course"),
                Requests.path(context, "question"),
                request.until(),
                visitor.visit().zone());
        review(context);
    }

    private void bringBack(RoutingContext context) {
        settings.bringBack(
                Visitor.of(context).learner(), Requests.path(context, "course"), Requests.path(context, "question"));
        review(context);
    }

    private void memory(RoutingContext context) {
        Reviews.Read read = read(context);
        Fsrs fsrs = read.courses().stream()
                .findFirst()
                .map(one -> one.remembered().fsrs())
                .orElse(Fsrs.STANDARD);
        Replies.json(
                context,
                200,
                new MemoryView(
                        read.plan().today(),
                        Model.of(fsrs),
                        read.courses().stream()
                                .map(one -> CourseMemory.of(one.course(), one.remembered()))
                                .toList()));
    }

    private void review(RoutingContext context) {
        Replies.json(context, 200, ReviewView.of(read(context)));
    }

    private Reviews.Read read(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        return quizzes.reviews(visitor.learner(), visitor.visit().zone());
    }
}
