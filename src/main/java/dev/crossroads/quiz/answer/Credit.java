package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The points that an answer earns which is right in part, where its question's author gives credit for parts. What is
 * wrong takes away as much as what is right brings, wherever luck would earn something otherwise: who picks every
 * option has picked the right ones too, and an order drawn by lot has half of its pairs in order.
 *
 * <ul>
 *   <li>Pick all that apply: right picks less wrong ones, of the right options. That is the rule of Canvas; in Moodle
 *       the author gives each option a share, and these are the shares that its form proposes.
 *   <li>Ordering: pairs of items that stand in the right order less those that stand the other way round, of all pairs
 *       (Kendall's tau). Moodle's question type Ordering counts the pairs in order alone, as "relative to all the
 *       previous and next items"; Canvas gives an order all or nothing.
 *   <li>Matching: partners found, of all. So do Moodle and Canvas. A wrong one takes nothing away: a lucky guess is one
 *       of as many as there are partners.
 * </ul>
 *
 * <p>Never less than nothing, and rounded down to a whole point, so that less than all of it never earns all.
 */
final class Credit {
    private Credit() {}

    /** A share of the points: so many parts of so many. */
    private record Share(int earned, int of) {
        int points(int outOf) {
            return Math.max(0, earned) * outOf / of;
        }
    }

    /** The points that an answer earns which is not right as a whole, 0 to below all of the question's. */
    static int points(Question question, Answer answer) {
        Share share = switch (question) {
            case Question.MultipleChoice choice ->
                picked(choice, answer.as(Answer.Choice.class, question).options());
            case Question.Ordering ordering ->
                inOrder(ordering, answer.as(Answer.Order.class, question).options());
            case Question.Matching matching ->
                matched(matching, answer.as(Answer.Match.class, question).pairs());
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _, Question.Line _ -> new Share(0, 1);
        };
        return share.points(question.common().points());
    }

    private static Share picked(Question.MultipleChoice question, Set<String> picked) {
        int right = (int) picked.stream().filter(question.correct()::contains).count();
        return new Share(right - (picked.size() - right), question.correct().size());
    }

    private static Share inOrder(Question.Ordering question, List<String> order) {
        List<Integer> places = question.order().stream()
                .map(option -> order.indexOf(option.id()))
                .toList();
        int balance = 0;
        for (int first = 0; first < places.size(); first++) {
            for (int second = first + 1; second < places.size(); second++) {
                balance += places.get(first) < places.get(second) ? 1 : -1;
            }
        }
        return new Share(balance, places.size() * (places.size() - 1) / 2);
    }

    private static Share matched(Question.Matching question, Map<String, String> pairs) {
        int found = (int) question.key().entrySet().stream()
                .filter(pair -> pair.getValue().equals(pairs.get(pair.getKey())))
                .count();
        return new Share(found, question.key().size());
    }
}
