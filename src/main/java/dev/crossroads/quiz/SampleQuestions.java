package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.SampleQuestion;
import dev.crossroads.event.LearnerEvent.Untimed;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question of a course that the front page asks newcomers. An answer is one to the quiz that the question stands
 * in, of an attempt like any other.
 */
public final class SampleQuestions {
    private static final int CONFLICT = 409;

    private static final Form EMPTY = new Form(Map.of());

    private final Quizzes quizzes;
    private final Pages pages;
    private final Frame frame;

    SampleQuestions(Quizzes quizzes, Pages pages, Frame frame) {
        this.quizzes = quizzes;
        this.pages = pages;
        this.frame = frame;
    }

    /** HTML of the question's form. Asks the database nothing. */
    public String asked(Visitor visitor, SampleQuestion sample) {
        return form(visitor, sample, EMPTY, Optional.empty());
    }

    /** HTML of what became of the answer; of the form, where there is none. */
    public String answered(Visitor visitor, SampleQuestion sample) {
        Course course = sample.course();
        Optional<QuestionShown> shown = quizzes
                .history(visitor.learner(), course.id(), sample.quiz().id())
                .stream()
                .findFirst()
                .map(attempt -> quizzes.attempt(visitor.learner(), attempt.id()))
                .filter(attempt -> attempt.revealsKeyOf(sample.question().id()))
                .map(attempt -> QuestionShown.of(attempt, sample.quiz(), sample.question()));
        return shown.flatMap(question -> question.earned()
                        .map(earned -> Feedbacks.of(visitor.texts(), course, question, earned))
                        .map(feedback -> told(visitor, sample, question.attempt(), feedback)))
                .orElseGet(() -> asked(visitor, sample));
    }

    private String told(Visitor visitor, SampleQuestion sample, Attempt attempt, Feedback feedback) {
        Course course = sample.course();
        return render(new SamplePage(
                chrome(visitor, sample),
                "",
                "",
                questionForm(sample, EMPTY),
                Optional.empty(),
                Optional.of(inAskedOrder(sample, feedback)),
                Optional.of(sample.quiz())
                        .filter(_ -> attempt.isInProgress())
                        .map(quiz -> new Link(quiz.title(), Paths.quiz(course.id(), quiz.id())))));
    }

    /** The options stay where they were when it was asked, before there was an attempt with an order of its own. */
    private static Feedback inAskedOrder(SampleQuestion sample, Feedback feedback) {
        List<String> order = Asking.outside(sample.question()) instanceof AskedQuestion.MultipleChoice choice
                ? choice.options().stream().map(AskedQuestion.Option::html).toList()
                : List.of();
        return feedback.withOptions(feedback.options().stream()
                .sorted(Comparator.comparingInt(option -> order.indexOf(option.html())))
                .toList());
    }

    /**
     * Records the answer that a form holds, once however often it is sent.
     *
     * @return HTML of the form as it was filled in, with what is wrong, where it holds none; empty where one is
     *     recorded
     */
    public Optional<String> answer(RoutingContext context, SampleQuestion sample) {
        Visitor visitor = Visitor.of(context);
        Form form = Requests.form(context);
        return switch (FilledIn.of(sample.question(), form, visitor.texts().language())) {
            case FilledIn.Nothing(var why) -> Optional.of(refused(visitor, sample, form, why.in(visitor.texts())));
            case FilledIn.Incomplete(var why) -> Optional.of(refused(visitor, sample, form, why.in(visitor.texts())));
            case FilledIn.Complete complete -> {
                record(context, visitor, sample, complete);
                yield Optional.empty();
            }
        };
    }

    private String refused(Visitor visitor, SampleQuestion sample, Form form, String why) {
        return form(visitor, sample, form, Optional.of(why));
    }

    private void record(RoutingContext context, Visitor visitor, SampleQuestion sample, FilledIn.Complete given) {
        String course = sample.course().id();
        String quiz = sample.quiz().id();
        String question = sample.question().id();
        Attempt attempt = quizzes.start(
                visitor.learner(),
                course,
                quiz,
                Requests.eventId(context, Paths.quiz(course, quiz)),
                Optional.empty(),
                visitor.visit().zone());
        if (!attempt.isInProgress()
                || !attempt.questions().contains(question)
                || attempt.response(question).isPresent()) {
            return;
        }
        Submission submission = new Submission(
                Requests.eventId(context),
                given.answer(),
                given.confidence(),
                given.words(),
                given.replaces(),
                Optional.empty(),
                Optional.of(Untimed.FRONT_PAGE));
        switch (quizzes.answering()
                .answer(attempt, sample.question(), submission)
                .await()) {
            case Answering.Answered.Recorded(Attempt after) -> quizzes.settled(after);
            // Another one came first, from a second window: what is recorded is shown.
            case Answering.Answered.Refused(var why) when why.status() == CONFLICT -> {}
            case Answering.Answered.Refused(var why) -> throw why;
        }
    }

    private String form(Visitor visitor, SampleQuestion sample, Form filled, Optional<String> why) {
        return render(new SamplePage(
                chrome(visitor, sample),
                Paths.sample(sample.course().id()),
                QuizPages.freshEvent(),
                questionForm(sample, filled),
                why,
                Optional.empty(),
                Optional.empty()));
    }

    /** Newcomers are not asked how sure they are, nor why. */
    private static QuestionForm questionForm(SampleQuestion sample, Form filled) {
        QuestionForm form = QuestionPages.form(Asking.outside(sample.question()), filled);
        return new QuestionForm(
                form.id(),
                form.context(),
                form.prompt(),
                form.partOf(),
                form.field(),
                form.hints(),
                Optional.empty(),
                Optional.empty());
    }

    private Chrome chrome(Visitor visitor, SampleQuestion sample) {
        return frame.around(sample.quiz().title(), Place.HOME, sample.course(), visitor);
    }

    private String render(SamplePage page) {
        return pages.render("quiz/sample", page);
    }
}
