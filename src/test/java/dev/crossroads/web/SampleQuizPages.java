package dev.crossroads.web;

import dev.crossroads.quiz.AttemptSummary;
import dev.crossroads.quiz.Feedback;
import dev.crossroads.quiz.Feedback.MarkedOption;
import dev.crossroads.quiz.Feedback.MarkedRow;
import dev.crossroads.quiz.LeaveOut;
import dev.crossroads.quiz.QuestionForm;
import dev.crossroads.quiz.QuestionPage;
import dev.crossroads.quiz.QuestionPage.Step;
import dev.crossroads.quiz.QuizPage;
import dev.crossroads.quiz.ReportForm;
import dev.crossroads.quiz.ResultsPage;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.Tally;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.quiz.asked.AnswerField;
import dev.crossroads.quiz.asked.AnswerField.Card;
import dev.crossroads.quiz.asked.AnswerField.Item;
import dev.crossroads.quiz.asked.AnswerField.Option;
import dev.crossroads.quiz.asked.AnswerField.Pair;
import dev.crossroads.quiz.asked.AnswerField.Partner;
import dev.crossroads.quiz.asked.AnswerField.Place;
import dev.crossroads.web.SamplePages.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Pages of checkpoints: every type of question before and after it is marked. */
final class SampleQuizPages {
    private static final String EVENT = "0198f1de-0000-7000-8000-000000000002";
    private static final String SOURCE = """
        fn main() {
            let first = String::from("a");
            let second = first;
            println!("{first} {second}");
        }
        """;
    private static final Link QUIZ = new Link("Ownership and borrowing", "/quiz");
    private static final Link LESSON = new Link("Ownership and borrowing", "/lesson");
    private static final Link TAUGHT = new Link("Moving instead of copying", "/lesson#moving");

    private SampleQuizPages() {}

    static Map<String, Sample> all() {
        Map<String, Sample> pages = new LinkedHashMap<>();
        pages.put("quiz-new", new Sample("quiz/quiz", quiz(true, List.of())));
        pages.put("quiz-tried", new Sample("quiz/quiz", quiz(true, past())));
        pages.put("quiz-used-up", new Sample("quiz/quiz", quiz(false, past())));
        fields().forEach((name, field) -> pages.put("question-" + name, new Sample("quiz/question", asked(field))));
        pages.put("question-deferred", new Sample("quiz/question", deferred()));
        pages.put("question-problem", new Sample("quiz/question", malformed()));
        feedbacks().forEach((name, told) -> pages.put("marked-" + name, new Sample("quiz/question", marked(told))));
        pages.put("results-passed", new Sample("quiz/results", results(true)));
        pages.put("results-missed", new Sample("quiz/results", results(false)));
        return pages;
    }

    private static Chrome chrome(String title) {
        return SamplePages.chrome(title, Chrome.Place.COURSE);
    }

    private static QuizPage quiz(boolean startable, List<QuizPage.PastAttempt> past) {
        return new QuizPage(
                chrome("Ownership and borrowing"),
                Optional.of(LESSON),
                "Ownership and borrowing",
                true,
                6,
                !startable,
                startable ? Optional.empty() : Optional.of("10 minutes"),
                "5 seconds",
                startable ? Optional.empty() : Optional.of("0 of 2 attempts left"),
                !startable,
                "70%",
                startable
                        ? List.of()
                        : List.of("“Tuesday”: due December 3, 2026 (Europe/Berlin). Each day late takes 10% off"),
                startable,
                "You have used every attempt at this checkpoint. Your results stay here.",
                "/quiz",
                EVENT,
                past);
    }

    private static List<QuizPage.PastAttempt> past() {
        return List.of(
                new QuizPage.PastAttempt(2, "today, 10:42", 2, 2, Optional.empty(), true, true, "/attempts/2"),
                new QuizPage.PastAttempt(
                        1, "22 November 2026, 18:05", 4, 6, Optional.empty(), false, false, "/attempts/1"));
    }

    private static Map<String, AnswerField> fields() {
        Map<String, AnswerField> fields = new LinkedHashMap<>();
        fields.put("choice", choice(false));
        fields.put("several", choice(true));
        fields.put("short", new AnswerField.Text(AnswerField.Text.Format.SHORT, ""));
        fields.put("code", new AnswerField.Text(AnswerField.Text.Format.CODE, "let x = \"a < b\";"));
        fields.put("number", new AnswerField.Numeric("", Optional.of("KiB")));
        fields.put("tracing", new AnswerField.Tracing(program(Set.of(), Set.of()), "", "", ""));
        fields.put("ordering", ordering());
        fields.put("matching", matching());
        fields.put("line", new AnswerField.PointAtLine(program(Set.of(3), Set.of())));
        return fields;
    }

    private static Program program(Set<Integer> yours, Set<Integer> correct) {
        return Program.of("rust", SOURCE, yours, correct);
    }

    private static AnswerField choice(boolean several) {
        return new AnswerField.Choice(
                several,
                List.of(
                        new Option("a1", 1, "<p>It is copied, and both names own a string.</p>", false),
                        new Option("b2", 2, "<p>It is moved. <code>first</code> can't be used any more.</p>", true),
                        new Option("c3", 3, "<p>Both names share one string, which the collector frees.</p>", several),
                        new Option(
                                "d4",
                                4,
                                "<figure class=\"code\" data-language=\"go\"><figcaption>Go</figcaption><pre><code"
                                        + " class=\"language-go\">second := first</code></pre></figure>",
                                false)));
    }

    private static AnswerField ordering() {
        return new AnswerField.Ordering(List.of(
                new Item("x", "<p>The value is dropped</p>", places(3)),
                new Item("y", "<p>The value is moved into the function</p>", places(0)),
                new Item("z", "<p>The function returns</p>", places(0))));
    }

    private static List<Place> places(int chosen) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Place(number, number == chosen))
                .toList();
    }

    private static AnswerField matching() {
        List<Partner> partners = List.of(
                new Partner("r1", "many readers at once", false), new Partner("r2", "one writer, alone", false));
        return new AnswerField.Matching(
                List.of(
                        new Pair("l1", "<p><code>&amp;T</code></p>", partners),
                        new Pair("l2", "<p><code>&amp;mut T</code></p>", partners)),
                List.of(new Card("r1", "<p>many readers at once</p>"), new Card("r2", "<p>one writer, alone</p>")));
    }

    private static QuestionPage asked(AnswerField field) {
        boolean tracing = field instanceof AnswerField.Tracing;
        return page(
                new QuestionForm(
                        "own-move-string",
                        tracing
                                ? Optional.of("<p>The next three questions are about one program.</p>")
                                : Optional.empty(),
                        tracing
                                ? Optional.empty()
                                : Optional.of(
                                        "<p>What does <code>let second = first;</code> do to a <code>String</code>"
                                                + " named <code>first</code>?</p>"),
                        Optional.empty(),
                        field,
                        tracing ? List.of() : List.of("<p>Who would free it, if both names owned it?</p>"),
                        Optional.of(new QuestionForm.ConfidenceChoice("")),
                        tracing ? Optional.of("") : Optional.empty()),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static QuestionPage deferred() {
        QuestionForm question = new QuestionForm(
                "own-move-string",
                Optional.empty(),
                Optional.of("<p>Which of these move?</p>"),
                Optional.empty(),
                choice(false),
                List.of(),
                Optional.of(new QuestionForm.ConfidenceChoice("unsure")),
                Optional.empty());
        return page(question, true, Optional.empty(), Optional.empty());
    }

    private static QuestionPage malformed() {
        QuestionForm question = new QuestionForm(
                "n",
                Optional.empty(),
                Optional.of("<p>How much is copied?</p>"),
                Optional.empty(),
                new AnswerField.Numeric("many", Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return page(
                question, false, Optional.of("“many” is not a number. Write digits, such as 24."), Optional.empty());
    }

    private static QuestionPage marked(Feedback told) {
        QuestionForm question = new QuestionForm(
                "own-move-string",
                Optional.empty(),
                Optional.of("<p>What does <code>let second = first;</code> do to a <code>String</code> named"
                        + " <code>first</code>?</p>"),
                Optional.of(2),
                choice(false),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return page(question, true, Optional.empty(), Optional.of(told));
    }

    private static QuestionPage page(
            QuestionForm question, boolean recorded, Optional<String> problem, Optional<Feedback> feedback) {
        boolean deferred = recorded && feedback.isEmpty();
        return new QuestionPage(
                chrome("Question 3 of 6"),
                QUIZ,
                deferred,
                strip(deferred, feedback.map(Feedback::correct)),
                3,
                question,
                recorded,
                recorded ? 1 : 0,
                "1795687200000.h0n3Zr8qW5Jt_b2K",
                problem.map(why -> new QuestionPage.Trouble(
                        why, Optional.empty(), Optional.empty(), Optional.of("/quiz?question=next"), true)),
                deferred
                        ? Optional.of(new QuestionPage.Deadline("2026-11-23T14:00:00Z", 580, "9 minutes 40 seconds", 5))
                        : Optional.empty(),
                deferred,
                deferred,
                feedback,
                feedback.map(_ -> report(3)),
                feedback.map(_ -> leaveOut(3)),
                feedback.isEmpty() ? List.of() : List.of(new ReviewAhead.Part("en", "Rust or Go?", 3)),
                "/attempts/1/questions/own-move-string",
                EVENT,
                feedback.isEmpty() ? Optional.of(new QuestionPage.HintOffer(2, 2, "/hint")) : Optional.empty(),
                Optional.of(new QuestionPage.Turn("previous", "/quiz?question=previous")),
                Optional.of(new QuestionPage.Turn("next", "/quiz?question=next")),
                deferred ? 0 : 4,
                new QuestionPage.Submission("/attempts/1/submission", EVENT),
                "/attempts/1");
    }

    /** One in three is reported and replied to, one is reported. */
    private static ReportForm report(int number) {
        boolean isReported = number % 3 != 2;
        boolean isOpen = number % 3 == 1;
        return new ReportForm(
                "/attempts/1/questions/own-move-string/report",
                number,
                isReported ? "Two options say the same." : "",
                isOpen,
                isOpen,
                isOpen ? "quiz.report.state.open" : "quiz.report.state.mended",
                isReported && !isOpen
                        ? Optional.of(new ReportForm.Replied("They do; both are right now.", "November 23"))
                        : Optional.empty(),
                Optional.empty());
    }

    private static List<Step> strip(boolean deferred, Optional<Boolean> third) {
        Step.State done = deferred ? Step.State.ANSWERED : Step.State.CORRECT;
        Step.State missed = deferred ? Step.State.ANSWERED : Step.State.INCORRECT;
        Step.State here = deferred
                ? Step.State.ANSWERED
                : third.map(right -> right ? Step.State.CORRECT : Step.State.INCORRECT)
                        .orElse(Step.State.OPEN);
        return IntStream.rangeClosed(1, 6)
                .mapToObj(n -> new Step(
                        n,
                        "/quiz?question=" + n,
                        n == 3,
                        n == 1 ? done : n == 2 ? missed : n == 3 ? here : deferred ? done : Step.State.OPEN))
                .toList();
    }

    private static Map<String, Feedback> feedbacks() {
        Map<String, Feedback> all = new LinkedHashMap<>();
        all.put(
                "choice-right",
                feedback(true, options(1), List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
        all.put(
                "choice-wrong",
                feedback(false, options(0), List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
        all.put(
                "typed-wrong",
                feedback(false, List.of(), List.of(), Optional.empty(), Optional.of("copy <T>"), Optional.of("move")));
        all.put(
                "line-wrong",
                feedback(
                        false,
                        List.of(),
                        List.of(),
                        Optional.of(program(Set.of(3), Set.of(4))),
                        Optional.empty(),
                        Optional.empty()));
        all.put("rows-wrong", feedback(false, List.of(), rows(), Optional.empty(), Optional.empty(), Optional.empty()));
        return all;
    }

    private static List<MarkedOption> options(int yours) {
        List<String> texts = List.of(
                "<p>It is copied, and both names own a string.</p>",
                "<p>It is moved. <code>first</code> can't be used any more.</p>",
                "<p>Both names share one string, which the collector frees.</p>");
        List<String> whys = List.of(
                "<p>Two owners would both free it. That is why only <code>Copy</code> types are copied.</p>",
                "<p>Three machine words are copied and the old name is forgotten.</p>",
                "<p>That is Go's answer. Rust has no collector.</p>");
        return IntStream.range(0, 3)
                .mapToObj(i -> new MarkedOption(texts.get(i), i == yours, i == 1, Optional.of(whys.get(i))))
                .toList();
    }

    private static List<MarkedRow> rows() {
        return List.of(
                new MarkedRow(
                        "<p>The value is moved into the function</p>", Optional.of("1"), "1", true, Optional.empty()),
                new MarkedRow(
                        "<p>The function returns</p>",
                        Optional.of("3"),
                        "2",
                        false,
                        Optional.of("<p>It returns first.</p>")),
                new MarkedRow("<p>The value is dropped</p>", Optional.empty(), "3", false, Optional.empty()));
    }

    private static Feedback feedback(
            boolean correct,
            List<MarkedOption> options,
            List<MarkedRow> rows,
            Optional<Program> program,
            Optional<String> yours,
            Optional<String> key) {
        return new Feedback(
                correct,
                correct ? 1 : 0,
                1,
                Optional.of("quiz.feedback.sure"),
                options,
                rows,
                program,
                yours,
                key,
                program.map(_ -> "Because first is gone after line 3."),
                Optional.of("<p>A <code>String</code> has one owner. Assigning it makes the new name the owner.</p>"),
                List.of(TAUGHT),
                correct ? Optional.empty() : Optional.of("quiz.feedback.edited"),
                Optional.of(new Feedback.Corrected(
                        "November 23", "quiz.corrected.new-key", "The key was for Go 1.21.", 0, 1)));
    }

    private static LeaveOut leaveOut(int number) {
        return new LeaveOut(
                "rust-or-go",
                "q" + number,
                "/attempts/1",
                number == 1 ? Optional.of("Left out until Wednesday, Dec 2.") : Optional.empty());
    }

    private static ResultsPage results(boolean passed) {
        List<Feedback> told = List.copyOf(feedbacks().values());
        return new ResultsPage(
                chrome(passed ? "Passed" : "Not passed yet"),
                QUIZ,
                Optional.of(LESSON),
                false,
                true,
                "/attempts/1",
                1,
                passed ? 5 : 2,
                6,
                new Tally(passed ? 5 : 2, 1, 6),
                passed,
                "70%",
                !passed,
                passed
                        ? Optional.empty()
                        : Optional.of(new ResultsPage.Late(
                                "Your answer to question 2 came more than 5 seconds after time was up.",
                                "It is moved, and\nthe first name is of no more use.")),
                passed ? List.of() : List.of("2 days late: “Tuesday” counts 1.6 of 6 points."),
                passed ? "quiz.results.warm-passed" : "quiz.results.warm-not-passed",
                new AttemptSummary(
                        strip(false, Optional.of(passed)),
                        List.of(new AttemptSummary.Topic("Moves", TAUGHT, new Tally(1, 1, 3))),
                        List.of(new AttemptSummary.Topic("Shared borrows", TAUGHT, new Tally(2, 0, 2))),
                        strip(false, Optional.of(false)).subList(2, passed ? 2 : 3),
                        Optional.empty()),
                Optional.of("You were sure of 3 answers, and 2 of them were right."),
                IntStream.range(0, told.size())
                        .mapToObj(i -> new ResultsPage.Reviewed(
                                i + 1,
                                "q" + i,
                                "What does an assignment do to a String?",
                                Optional.empty(),
                                Optional.of("<p>What does an assignment do to a <code>String</code>?</p>"),
                                i != 4,
                                told.get(i),
                                report(i + 1),
                                passed ? Optional.empty() : Optional.of(leaveOut(i))))
                        .toList(),
                Optional.of(new ResultsPage.Retry("/quiz", EVENT, Optional.of("attempt-1"), 4)),
                Optional.of(new ResultsPage.Retry("/quiz", EVENT, Optional.empty(), 6)),
                passed ? Optional.empty() : Optional.of(SamplePages.ahead(3, 12, List.of())),
                "<a class=\"button button-large\" href=\"/lessons/3\">Read next: What a garbage collector costs and"
                        + " buys</a>");
    }
}
