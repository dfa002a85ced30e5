package dev.crossroads.recommendation;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Swing;
import java.util.List;
import java.util.Optional;

/**
 * The range through which one question moves the lead, as a bar of a tornado diagram: on a line of {@value #WIDTH}
 * units the first alternative is ahead on the near side, the second on the far side, and in the middle they are level.
 * Among more than two, the leader has the near side.
 *
 * @param prompt what is asked
 * @param href address of the question
 * @param near what it comes to at the near end
 * @param far what it comes to at the far end
 * @param from where the bar begins
 * @param width how long it is, at least 1
 * @param now where the lead stands
 */
public record TornadoBar(String prompt, String href, End near, End far, int from, int width, int now) {

    /** The length of the line. */
    public static final int WIDTH = 1000;

    /**
     * One end of a bar.
     *
     * @param answer that leads there
     * @param id of the alternative that is ahead there
     * @param name of it
     * @param by how far it is ahead, at least 0
     */
    public record End(String answer, String id, String name, int by) {
        /** Whether they are level there. */
        public boolean level() {
            return by == 0;
        }
    }

    /** The address of a question on its page. */
    interface Place {
        String of(String question);
    }

    /** The bars of an advice, the longest first, all on one scale. */
    static List<TornadoBar> of(Questionnaire questionnaire, Advice advice, Place place) {
        int furthest = advice.swings().stream()
                .mapToInt(swing -> Math.max(Math.abs(swing.lowest()), Math.abs(swing.highest())))
                .max()
                .orElse(1);
        int scale = Math.max(1, furthest);
        boolean leaderIsNear = questionnaire.alternatives().size() != 2
                || advice.leader()
                        .equals(questionnaire.alternatives().getFirst().id());
        return advice.swings().stream()
                .map(swing -> bar(questionnaire, advice, swing, scale, leaderIsNear, place))
                .toList();
    }

    private static TornadoBar bar(
            Questionnaire questionnaire, Advice advice, Swing swing, int scale, boolean leaderIsNear, Place place) {
        var question = questionnaire.question(swing.question()).orElseThrow();
        int towardsLeader = at(swing.highest(), scale, leaderIsNear);
        int away = at(swing.lowest(), scale, leaderIsNear);
        End best = end(questionnaire, advice, text(question.option(swing.toHighest())), swing.highest());
        End worst = end(questionnaire, advice, text(question.option(swing.toLowest())), swing.lowest());
        return new TornadoBar(
                question.prompt(),
                place.of(question.id()),
                leaderIsNear ? best : worst,
                leaderIsNear ? worst : best,
                Math.min(towardsLeader, away),
                Math.max(1, Math.abs(towardsLeader - away)),
                at(advice.margin(), scale, leaderIsNear));
    }

    private static String text(Optional<AdvisoryOption> option) {
        return option.map(AdvisoryOption::text).orElseThrow();
    }

    private static End end(Questionnaire questionnaire, Advice advice, String answer, int lead) {
        String ahead = lead >= 0 ? advice.leader() : advice.runnerUp();
        String name = questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(ahead))
                .map(Questionnaire.Alternative::name)
                .findFirst()
                .orElseThrow();
        return new End(answer, ahead, name, Math.abs(lead));
    }

    private static int at(int lead, int scale, boolean leaderIsNear) {
        int half = Math.round((float) lead / scale * WIDTH / 2);
        int bounded = Math.clamp(half, -WIDTH / 2, WIDTH / 2);
        return leaderIsNear ? WIDTH / 2 - bounded : WIDTH / 2 + bounded;
    }
}
