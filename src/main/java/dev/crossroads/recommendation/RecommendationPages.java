package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.recommendation.RecommendationPage.Asked;
import dev.crossroads.recommendation.RecommendationPage.Choice;
import dev.crossroads.recommendation.RecommendationPage.KeyedChoice;
import dev.crossroads.recommendation.RecommendationPage.Matters;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.SavedRecommendationTable.Listed;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the page of a recommendation from what is advised. */
final class RecommendationPages {
    private RecommendationPages() {}

    /**
     * The page.
     *
     * @param saved those that the learner keeps, the newest first
     * @param followUp what became of it so far
     * @param isInstructor whether the reader may see what came of everybody's
     * @param wanted the question to show where only one is shown; else the first that is open, else the first
     * @param missed the question whose form was sent without an answer
     */
    static RecommendationPage page(
            Chrome chrome,
            Given given,
            List<Listed> saved,
            FollowUp followUp,
            boolean isInstructor,
            Optional<String> wanted,
            Optional<String> missed) {
        Course course = given.course();
        return new RecommendationPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                Paths.recommendation(course.id()),
                asked(given, wanted, missed),
                given.isFounded()
                        ? Optional.of(ResultPages.result(given, course::title, chrome.texts()))
                        : Optional.empty(),
                Paths.savedRecommendations(course.id()),
                TimeOrderedIds.next().toString(),
                saved.stream()
                        .map(one -> new Link(
                                chrome.texts().dateAndTime(one.at()), Paths.savedRecommendation(course.id(), one.id())))
                        .toList(),
                isStartAsked(given, saved, followUp)
                        ? Optional.of(FollowUpPages.start(course, given.questionnaire(), followUp, chrome.texts()))
                        : Optional.empty(),
                isInstructor ? Optional.of(Paths.recommendation(course.id()) + "/report") : Optional.empty());
    }

    /** A learner who is still answering has not started yet. */
    private static boolean isStartAsked(Given given, List<Listed> saved, FollowUp followUp) {
        return given.isFounded()
                && (given.advice().decided()
                        || given.isComplete()
                        || !saved.isEmpty()
                        || followUp.start().isPresent());
    }

    /** Where a question is shown: at its place on the page, and by itself where only one is shown. */
    static String question(Course course, String id) {
        String encoded = Paths.encoded(id);
        return Paths.recommendation(course.id()) + "?question=" + encoded + "#question-" + encoded;
    }

    private static List<Asked> asked(Given given, Optional<String> wanted, Optional<String> missed) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        String current = wanted.filter(id -> given.questionnaire().question(id).isPresent())
                .or(() -> questions.stream()
                        .map(AdvisoryQuestion::id)
                        .filter(id -> !given.chosen().containsKey(id))
                        .findFirst())
                .orElseGet(() -> questions.getFirst().id());
        return IntStream.range(0, questions.size())
                .mapToObj(i -> asked(
                        given,
                        i,
                        current,
                        missed.equals(Optional.of(questions.get(i).id()))))
                .toList();
    }

    private static Asked asked(Given given, int at, String current, boolean isMissed) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        AdvisoryQuestion question = questions.get(at);
        String chosen = given.chosen().getOrDefault(question.id(), "");
        return new Asked(
                question.id(),
                at + 1,
                question.prompt(),
                TimeOrderedIds.next().toString(),
                question.options().stream()
                        .map(option -> new Choice(
                                option.id(), option.text(), option.id().equals(chosen)))
                        .toList(),
                question.id().equals(current),
                isMissed,
                given.again().contains(question.id()),
                matters(given, question),
                neighbour(given, at - 1),
                neighbour(given, at + 1));
    }

    private static Matters matters(Given given, AdvisoryQuestion question) {
        Importance said = given.stated().importance(question.id());
        return new Matters(
                Paths.recommendation(given.course().id()) + "/weights",
                TimeOrderedIds.next().toString(),
                key(said),
                said != Importance.USUAL,
                Arrays.stream(Importance.values())
                        .map(importance -> new KeyedChoice(Word.of(importance), key(importance), importance == said))
                        .toList());
    }

    private static String key(Importance importance) {
        return switch (importance) {
            case USUAL -> "recommendation.matters.usual";
            case MOST -> "recommendation.matters.most";
            case NONE -> "recommendation.matters.none";
        };
    }

    private static Optional<String> neighbour(Given given, int at) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        return at < 0 || at >= questions.size()
                ? Optional.empty()
                : Optional.of(question(given.course(), questions.get(at).id()));
    }
}
