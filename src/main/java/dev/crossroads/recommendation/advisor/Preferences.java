package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A learner's answers to a questionnaire, as numbers: for whoever asks again and again who leads while the learner goes
 * on to show something in checkpoints.
 */
public final class Preferences {
    private final Questionnaire questionnaire;
    private final Weighing weighing;

    private Preferences(Questionnaire questionnaire, Weighing weighing) {
        this.questionnaire = questionnaire;
        this.weighing = weighing;
    }

    /** Of what somebody said. */
    public static Preferences of(Questionnaire questionnaire, Stated stated) {
        return new Preferences(questionnaire, Weighing.of(questionnaire, stated, List.of()));
    }

    /**
     * The leader alone, by the rules of {@link Advisor#advise}; empty where nothing speaks for any of them.
     *
     * @param shown what checkpoints showed
     */
    public Optional<Leader> leader(Collection<EvidenceResult> shown) {
        Weighing all = weighing.showing(Advisor.shown(questionnaire, shown));
        boolean showsAnything = Arrays.stream(all.shownTotals()).anyMatch(weight -> weight != 0);
        if (!all.hasAnswers() && !showsAnything) {
            return Optional.empty();
        }
        Ranking ranking = all.ranking(all.chosen());
        return Optional.of(new Leader(
                all.alternatives().get(ranking.leader()), all.hasAnswers() && Softness.decides(all, all.chosen())));
    }
}
