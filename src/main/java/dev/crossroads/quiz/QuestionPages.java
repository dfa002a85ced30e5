package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.QuestionForm.ConfidenceChoice;
import dev.crossroads.quiz.QuestionPage.Deadline;
import dev.crossroads.quiz.QuestionPage.HintOffer;
import dev.crossroads.quiz.QuestionPage.Step;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.asked.AnswerFields;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Form;
import dev.crossroads.web.Language;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns a question of an attempt in progress into its page. */
final class QuestionPages {
    private QuestionPages() {}

    /**
     * A question of an attempt in progress.
     *
     * @param filled what the form's fields are filled in with, by name; empty for what is recorded
     * @param trouble why what was just sent is not recorded
     * @param token of {@link Showings}
     * @param report the form that reports it, where there is feedback
     * @param follows what a day's review asks of other courses after this attempt
     */
    static QuestionPage question(
            Chrome chrome,
            Course course,
            Quiz quiz,
            QuestionShown shown,
            Optional<Form> filled,
            Optional<QuestionPage.Trouble> trouble,
            String token,
            Optional<ReportForm> report,
            Map<String, LeftOut> leftOut,
            List<ReviewAhead.Part> follows,
            Instant now) {
        Attempt attempt = shown.attempt();
        String question = shown.id();
        String base = base(attempt, question);
        boolean recorded = shown.response().isPresent();
        Optional<String> next = next(quiz, attempt, question, leftOut.keySet());
        return new QuestionPage(
                chrome,
                new Link(quiz.title(), Paths.quiz(course.id(), quiz.id())),
                attempt.deferred(),
                strip(course, quiz, attempt, question, leftOut.keySet()),
                attempt.questions().indexOf(question) + 1,
                form(
                        shown.asked(),
                        filled.orElseGet(() -> recorded(shown, chrome.texts().language()))),
                recorded,
                version(shown, filled, trouble),
                token,
                trouble,
                attempt.deadline().map(at -> deadline(chrome.texts(), at, now)),
                attempt.isSealed(),
                shown.given().filter(Answer.DontKnow.class::isInstance).isPresent(),
                shown.earned().map(earned -> Feedbacks.of(chrome.texts(), course, shown, earned)),
                report,
                LeaveOut.of(
                        attempt,
                        question,
                        next.map(id -> href(course, attempt, id)).orElse(Paths.quiz(course.id(), quiz.id())),
                        leftOut,
                        chrome.texts()),
                follows,
                base,
                QuizPages.freshEvent(),
                shown.earned().isPresent() ? Optional.empty() : hintOffer(shown, base),
                before(quiz, attempt, question).map(id -> turn(course, attempt, id)),
                next.map(id -> turn(course, attempt, id)),
                (int) attempt.questions().stream()
                        .filter(id -> attempt.response(id).isEmpty() && !leftOut.containsKey(id))
                        .count(),
                new QuestionPage.Submission(Paths.attempt(attempt.id()) + "/submission", QuizPages.freshEvent()),
                Paths.attempt(attempt.id()));
    }

    /**
     * Which answer the form takes the place of: the one that its learner knows of, be it from the page before; where
     * they are told of a newer one, that.
     */
    private static int version(QuestionShown shown, Optional<Form> filled, Optional<QuestionPage.Trouble> trouble) {
        int recorded = shown.response().map(Attempt.Response::version).orElse(0);
        boolean isTold = trouble.flatMap(QuestionPage.Trouble::recorded).isPresent();
        return isTold ? recorded : filled.flatMap(FilledIn::replaces).orElse(recorded);
    }

    /** Where the form of a question is sent; its id is in it as it is in an address. */
    static String base(Attempt attempt, String question) {
        return Paths.attempt(attempt.id()) + "/questions/" + Paths.encoded(question);
    }

    private static QuestionPage.Turn turn(Course course, Attempt attempt, String question) {
        return new QuestionPage.Turn(question, href(course, attempt, question));
    }

    /** The nearest question before that is open, where there is one. */
    private static Optional<String> before(Quiz quiz, Attempt attempt, String question) {
        return attempt.questions().stream()
                .takeWhile(id -> !id.equals(question))
                .filter(id -> attempt.opensAfter(quiz, id).isEmpty())
                .reduce((_, nearer) -> nearer);
    }

    /** Where a question of an attempt is shown. */
    static String href(Course course, Attempt attempt, String question) {
        return Paths.quiz(course.id(), attempt.quiz()) + "?question=" + Paths.encoded(question);
    }

    /** The question to go on with: the next open one without an answer, wrapping around to the first. */
    static Optional<String> next(Quiz quiz, Attempt attempt, String question) {
        return next(quiz, attempt, question, Set.of());
    }

    private static Optional<String> next(Quiz quiz, Attempt attempt, String question, Set<String> leftOut) {
        List<String> all = attempt.questions();
        int here = all.indexOf(question);
        return IntStream.range(1, all.size())
                .mapToObj(step -> all.get((here + step) % all.size()))
                .filter(id -> !leftOut.contains(id)
                        && attempt.response(id).isEmpty()
                        && attempt.opensAfter(quiz, id).isEmpty())
                .findFirst();
    }

    private static List<Step> strip(Course course, Quiz quiz, Attempt attempt, String current, Set<String> leftOut) {
        List<String> all = attempt.questions();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Step(
                        i + 1,
                        href(course, attempt, all.get(i)),
                        all.get(i).equals(current),
                        state(quiz, attempt, all.get(i), leftOut)))
                .toList();
    }

    private static Step.State state(Quiz quiz, Attempt attempt, String question, Set<String> leftOut) {
        Optional<Attempt.Response> response = attempt.response(question);
        if (response.isEmpty() && leftOut.contains(question)) {
            return Step.State.LEFT_OUT;
        }
        if (response.isEmpty()) {
            return attempt.opensAfter(quiz, question).isPresent() ? Step.State.CLOSED : Step.State.OPEN;
        }
        if (!attempt.revealsKeyOf(question)) {
            return Step.State.ANSWERED;
        }
        return Step.State.of(response.get());
    }

    /** The form of a question, filled in as it is. */
    static QuestionForm form(AskedQuestion asked, Form filled) {
        AskedQuestion.Common common = asked.common();
        return new QuestionForm(
                asked.id(),
                common.context(),
                common.prompt(),
                common.partialCredit() ? Optional.of(common.points()) : Optional.empty(),
                AnswerFields.of(asked, filled::all),
                common.hints(),
                common.asksConfidence()
                        ? Optional.of(
                                new ConfidenceChoice(filled.first("confidence").orElse("")))
                        : Optional.empty(),
                common.asksExplanation()
                        ? Optional.of(filled.first("explanation").orElse(""))
                        : Optional.empty());
    }

    /** The form as it was filled in for the answer that is recorded; empty where none is. */
    private static Form recorded(QuestionShown shown, Language language) {
        Map<String, List<String>> fields = new HashMap<>();
        shown.given().ifPresent(answer -> fields.putAll(Answers.toForm(answer, language)));
        shown.response().ifPresent(response -> {
            response.confidence().ifPresent(sure -> fields.put("confidence", List.of(Word.of(sure))));
            response.explanation().ifPresent(words -> fields.put("explanation", List.of(words)));
        });
        return new Form(fields);
    }

    private static Optional<HintOffer> hintOffer(QuestionShown shown, String base) {
        int next = shown.attempt().releasedHints(shown.id()) + 1;
        int all = shown.asked().common().hintsAvailable();
        return shown.attempt().isSealed() || next > all
                ? Optional.empty()
                : Optional.of(new HintOffer(next, all, base + "/hint"));
    }

    private static Deadline deadline(Texts texts, Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        long seconds = Math.max(0, left.toSeconds());
        return new Deadline(
                at.toString(),
                seconds,
                QuizPages.inWords(texts, Duration.ofSeconds(seconds)),
                Attempt.GRACE.toSeconds());
    }
}
