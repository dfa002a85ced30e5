package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.AskedQuestion.ConfidenceChoice;
import dev.crossroads.quiz.QuestionPage.Deadline;
import dev.crossroads.quiz.QuestionPage.HintOffer;
import dev.crossroads.quiz.QuestionPage.Step;
import dev.crossroads.quiz.QuizPage.PastAttempt;
import dev.crossroads.quiz.ResultsPage.Retry;
import dev.crossroads.quiz.ResultsPage.Reviewed;
import dev.crossroads.quiz.answer.AnswerFields;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Form;
import dev.crossroads.web.Language;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns quizzes and attempts into what pages show, and nothing that is not earned yet. */
final class QuizPages {
    private QuizPages() {}

    /**
     * A quiz as it is offered.
     *
     * @param history finished attempts, the latest first
     */
    static QuizPage quiz(Chrome chrome, Course course, Quiz quiz, List<Attempt> history) {
        int allowed = quiz.attempts().orElse(Integer.MAX_VALUE);
        Texts texts = chrome.texts();
        int left = Math.max(0, allowed - history.size());
        return new QuizPage(
                chrome,
                lessonLink(course, quiz.lesson()),
                quiz.title(),
                quiz.questions().size(),
                quiz.mode() == Quiz.Mode.DEFERRED,
                quiz.timeLimit().map(limit -> inWords(texts, limit)),
                inWords(texts, Attempt.GRACE),
                quiz.attempts().isPresent()
                        ? Optional.of(texts.say("quiz.attempts-left", Map.of("left", left, "count", allowed)))
                        : Optional.empty(),
                percent(chrome.texts(), quiz.passMark()),
                left > 0,
                Paths.quiz(course.id(), quiz.id()),
                freshEvent(),
                history.stream().map(attempt -> past(texts, attempt)).toList());
    }

    private static PastAttempt past(Texts texts, Attempt attempt) {
        Attempt.Ending ending = attempt.ending().orElseThrow();
        return new PastAttempt(
                attempt.number(),
                texts.dateAndTime(ending.at()),
                ending.points(),
                attempt.outOf(),
                attempt.isPassed(),
                attempt.retryOf().isPresent(),
                Paths.attempt(attempt.id()));
    }

    /**
     * A question of an attempt in progress.
     *
     * @param filled what the form's fields are filled in with, by name; empty for what is recorded
     * @param trouble why what was just sent is not recorded
     */
    static QuestionPage question(
            Chrome chrome,
            Course course,
            Quiz quiz,
            Attempt attempt,
            Question question,
            Optional<Form> filled,
            Optional<QuestionPage.Trouble> trouble,
            Instant now) {
        String base = base(attempt, question);
        boolean recorded = attempt.response(question.id()).isPresent();
        return new QuestionPage(
                chrome,
                new Link(quiz.title(), Paths.quiz(course.id(), quiz.id())),
                attempt.deferred(),
                strip(course, attempt, question.id()),
                attempt.questions().indexOf(question.id()) + 1,
                asked(
                        attempt,
                        question,
                        filled.orElseGet(
                                () -> recorded(attempt, question, chrome.texts().language()))),
                recorded,
                version(attempt, question, filled, trouble),
                trouble,
                attempt.deadline().map(at -> deadline(chrome.texts(), at, now)),
                Feedbacks.of(chrome.texts(), course, attempt, question),
                base,
                freshEvent(),
                attempt.revealsKeyOf(question.id()) ? Optional.empty() : hintOffer(attempt, question, base),
                before(attempt, question.id()).map(id -> turn(course, attempt, id)),
                next(attempt, question.id()).map(id -> turn(course, attempt, id)),
                (int) attempt.questions().stream()
                        .filter(id -> attempt.response(id).isEmpty())
                        .count(),
                new QuestionPage.Submission(Paths.attempt(attempt.id()) + "/submission", freshEvent()),
                Paths.attempt(attempt.id()));
    }

    /**
     * Which answer the form takes the place of: the one that its learner knows of, be it from the page before; where
     * they are told of a newer one, that.
     */
    private static int version(
            Attempt attempt, Question question, Optional<Form> filled, Optional<QuestionPage.Trouble> trouble) {
        int recorded =
                attempt.response(question.id()).map(Attempt.Response::version).orElse(0);
        boolean isTold = trouble.flatMap(QuestionPage.Trouble::recorded).isPresent();
        return isTold ? recorded : filled.flatMap(FilledIn::replaces).orElse(recorded);
    }

    /** Where the form of a question is sent; its id is in it as it is in an address. */
    static String base(Attempt attempt, Question question) {
        return Paths.attempt(attempt.id()) + "/questions/" + Paths.encoded(question.id());
    }

    /** What is recorded as the answer to a question, in words; empty where nothing is. */
    static Optional<String> recordedWords(Attempt attempt, Question question, Texts texts) {
        return attempt.response(question.id()).map(response -> AnswerWords.of(question, response.answer(), texts));
    }

    private static QuestionPage.Turn turn(Course course, Attempt attempt, String question) {
        return new QuestionPage.Turn(question, href(course, attempt, question));
    }

    /** The question before, where there is one. */
    private static Optional<String> before(Attempt attempt, String question) {
        int here = attempt.questions().indexOf(question);
        return here > 0 ? Optional.of(attempt.questions().get(here - 1)) : Optional.empty();
    }

    /** Where a question of an attempt is shown. */
    static String href(Course course, Attempt attempt, String question) {
        return Paths.quiz(course.id(), attempt.quiz()) + "?question=" + Paths.encoded(question);
    }

    /** The question to go on with: the next one without an answer, round the corner if need be. */
    static Optional<String> next(Attempt attempt, String question) {
        List<String> all = attempt.questions();
        int here = all.indexOf(question);
        return IntStream.range(1, all.size())
                .mapToObj(step -> all.get((here + step) % all.size()))
                .filter(id -> attempt.response(id).isEmpty())
                .findFirst();
    }

    private static List<Step> strip(Course course, Attempt attempt, String current) {
        List<String> all = attempt.questions();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Step(
                        i + 1,
                        href(course, attempt, all.get(i)),
                        all.get(i).equals(current),
                        state(attempt, all.get(i))))
                .toList();
    }

    private static Step.State state(Attempt attempt, String question) {
        Optional<Attempt.Response> response = attempt.response(question);
        if (response.isEmpty()) {
            return Step.State.OPEN;
        }
        if (!attempt.revealsKeyOf(question)) {
            return Step.State.ANSWERED;
        }
        return response.get().correct() ? Step.State.CORRECT : Step.State.INCORRECT;
    }

    private static AskedQuestion asked(Attempt attempt, Question question, Form filled) {
        Question.Common common = question.common();
        return new AskedQuestion(
                question.id(),
                common.context(),
                question.asks(),
                AnswerFields.of(attempt.id(), question, filled::all),
                QuizViews.releasedHints(attempt, question),
                common.asksConfidence()
                        ? Optional.of(
                                new ConfidenceChoice(filled.first("confidence").orElse("")))
                        : Optional.empty(),
                common.asksExplanation()
                        ? Optional.of(filled.first("explanation").orElse(""))
                        : Optional.empty());
    }

    /** The form as it was filled in for the answer that is recorded; empty where none is. */
    private static Form recorded(Attempt attempt, Question question, Language language) {
        Map<String, List<String>> fields = new HashMap<>();
        Feedbacks.given(attempt, question).ifPresent(answer -> fields.putAll(Answers.toForm(answer, language)));
        attempt.response(question.id()).ifPresent(response -> {
            response.confidence()
                    .ifPresent(
                            sure -> fields.put("confidence", List.of(sure.name().toLowerCase(Locale.ROOT))));
            response.explanation().ifPresent(words -> fields.put("explanation", List.of(words)));
        });
        return new Form(fields);
    }

    private static Optional<HintOffer> hintOffer(Attempt attempt, Question question, String base) {
        int next = attempt.releasedHints(question.id()) + 1;
        int all = question.common().hints().size();
        return next > all ? Optional.empty() : Optional.of(new HintOffer(next, all, base + "/hint"));
    }

    /**
     * The results of an attempt.
     *
     * @param started how many attempts at the quiz there are
     * @param late what came after the end and does not count
     */
    static ResultsPage results(
            Chrome chrome, Course course, Quiz quiz, Attempt attempt, int started, Optional<ResultsPage.Late> late) {
        Attempt.Ending ending = attempt.ending().orElseThrow();
        boolean startable = started < quiz.attempts().orElse(Integer.MAX_VALUE);
        String start = Paths.quiz(course.id(), quiz.id());
        List<Question> asked = attempt.questions().stream()
                .flatMap(id -> quiz.question(id).stream())
                .toList();
        int missed = (int) asked.stream()
                .filter(question -> attempt.missed().contains(question.id()))
                .count();
        return new ResultsPage(
                chrome,
                new Link(quiz.title(), start),
                lessonLink(course, quiz.lesson()),
                Paths.attempt(attempt.id()),
                attempt.number(),
                ending.points(),
                attempt.outOf(),
                attempt.isPassed(),
                percent(chrome.texts(), quiz.passMark()),
                ending.expired(),
                late,
                asked.stream()
                        .map(question -> reviewed(chrome.texts(), course, attempt, question))
                        .toList(),
                startable && missed > 0
                        ? Optional.of(new Retry(
                                start, freshEvent(), Optional.of(attempt.id().toString()), missed))
                        : Optional.empty(),
                startable
                        ? Optional.of(new Retry(
                                start,
                                freshEvent(),
                                Optional.empty(),
                                quiz.questions().size()))
                        : Optional.empty(),
                quiz.lesson()
                        .flatMap(course::lesson)
                        .flatMap(Lesson::next)
                        .flatMap(next -> lessonLink(course, Optional.of(next))));
    }

    private static Reviewed reviewed(Texts texts, Course course, Attempt attempt, Question question) {
        return new Reviewed(
                attempt.questions().indexOf(question.id()) + 1,
                question.id(),
                question.common().context(),
                question.asks(),
                attempt.response(question.id()).isPresent(),
                Feedbacks.of(texts, course, attempt, question).orElseThrow());
    }

    private static Optional<Link> lessonLink(Course course, Optional<String> lesson) {
        return lesson.flatMap(course::lesson)
                .map(found -> new Link(found.title(), Paths.lesson(course.id(), found.id())));
    }

    private static Deadline deadline(Texts texts, Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        long seconds = Math.max(0, left.toSeconds());
        return new Deadline(
                at.toString(), seconds, inWords(texts, Duration.ofSeconds(seconds)), Attempt.GRACE.toSeconds());
    }

    private static String inWords(Texts texts, Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        if (minutes == 0) {
            return texts.say("quiz.seconds", Map.of("count", seconds));
        }
        String whole = texts.say("quiz.minutes", Map.of("count", minutes));
        return seconds == 0 ? whole : whole + " " + texts.say("quiz.seconds", Map.of("count", seconds));
    }

    private static String percent(Texts texts, double share) {
        return texts.percent((int) Math.round(100 * share));
    }

    private static String freshEvent() {
        return TimeOrderedIds.next().toString();
    }
}
