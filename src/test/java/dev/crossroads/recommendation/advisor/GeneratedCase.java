package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.Questionnaire.Group;
import dev.crossroads.course.Questionnaire.Limit;
import dev.crossroads.event.LearnerEvent.Importance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A random questionnaire with one learner's answers and results, the same for each seed. */
record GeneratedCase(Questionnaire questionnaire, Stated stated, List<EvidenceResult> shown) {

    /** One of some kind: two alternatives or up to four, groups, limits, facts and orders as the seed wants them. */
    static GeneratedCase of(long seed) {
        return of(seed, 2 + new Random(~seed).nextInt(3));
    }

    static GeneratedCase of(long seed, int alternatives) {
        Random random = new Random(seed);
        List<String> ids =
                IntStream.range(0, alternatives).mapToObj(i -> "a" + i).toList();
        List<Group> groups = random.nextBoolean()
                ? List.of(new Group("g", "the one fact", 1 + random.nextInt(8), "They say one thing."))
                : List.of();
        List<AdvisoryQuestion> questions = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(q -> question(random, ids, groups, "q" + q))
                .toList();
        Questionnaire questionnaire = new Questionnaire(
                "1",
                ids.stream().map(id -> new Alternative(id, id)).toList(),
                groups,
                questions,
                ids.stream()
                        .map(id -> new Evidence(id, id, id, List.of(), id, 3, 4, "strong", "weak", Optional.empty()))
                        .toList());
        Map<String, String> chosen = new HashMap<>();
        Map<String, Importance> importance = new HashMap<>();
        for (AdvisoryQuestion question : questions) {
            if (random.nextInt(4) > 0) {
                chosen.put(
                        question.id(),
                        question.options()
                                .get(random.nextInt(question.options().size()))
                                .id());
            }
            if (random.nextInt(5) == 0) {
                importance.put(question.id(), Importance.values()[random.nextInt(3)]);
            }
        }
        List<EvidenceResult> shown = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int answered = random.nextInt(13);
            int correct = random.nextInt(answered + 1);
            shown.add(new EvidenceResult(
                    ids.get(random.nextInt(ids.size())), answered, correct, 3 * answered - correct, 2 * correct));
        }
        return new GeneratedCase(questionnaire, new Stated(chosen, importance), shown);
    }

    private static AdvisoryQuestion question(Random random, List<String> ids, List<Group> groups, String id) {
        return new AdvisoryQuestion(
                id,
                "Question " + id,
                random.nextBoolean(),
                random.nextBoolean(),
                groups.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of("g"),
                Optional.empty(),
                IntStream.range(0, 2 + random.nextInt(3))
                        .mapToObj(o -> option(random, ids, "o" + o))
                        .toList());
    }

    private static AdvisoryOption option(Random random, List<String> ids, String id) {
        Map<String, Integer> weights = new HashMap<>();
        ids.forEach(alternative -> weights.put(alternative, random.nextInt(8)));
        boolean isLimit = random.nextInt(8) == 0;
        return new AdvisoryOption(
                id,
                "Option " + id,
                weights,
                Optional.of("Reason"),
                Optional.empty(),
                isLimit
                        ? Optional.of(new Limit(
                                List.of(ids.get(random.nextInt(ids.size()))),
                                "Because it can't be.",
                                random.nextBoolean(),
                                Optional.empty()))
                        : Optional.empty(),
                random.nextInt(10) == 0 ? List.of(ids.get(random.nextInt(ids.size()))) : List.of(),
                random.nextInt(15) == 0,
                Optional.empty());
    }

    Advice advice() {
        return advice(stated);
    }

    Advice advice(Stated otherwise) {
        return Advisor.advise(questionnaire, otherwise, shown);
    }

    /** The same learner with other answers. */
    Advice answering(Map<String, String> chosen) {
        return advice(new Stated(chosen, stated.importance()));
    }
}
