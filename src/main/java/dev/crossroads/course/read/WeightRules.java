package dev.crossroads.course.read;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that a questionnaire recommends by its answers, not by its construction: somebody who leans nowhere must end
 * in a tie, and an answer that nothing can outvote is a limit, which has to say what it rules out.
 */
final class WeightRules {
    /** A strong reason. What puts an alternative ahead by no more is a reason in the smallest questionnaire too. */
    private static final int STRONG = 4;

    private final Questionnaire questionnaire;
    private final Mistakes mistakes;

    /** An option as it stands in the file. */
    record WrittenOption(AdvisoryOption option, boolean balanced, int line) {}

    /** A question as it stands in the file. */
    record WrittenQuestion(AdvisoryQuestion question, List<WrittenOption> options, int line) {
        String id() {
            return question.id();
        }
    }

    WeightRules(Questionnaire questionnaire, Mistakes mistakes) {
        this.questionnaire = questionnaire;
        this.mistakes = mistakes;
    }

    /** Adds what is wrong to the mistakes. The questions must be right in themselves. */
    void check(List<WrittenQuestion> questions) {
        questions.forEach(question -> question.options().forEach(option -> checkLead(question, option)));
        questions.forEach(this::checkMark);
        if (!mistakes.haveErrors()) {
            checkTie(questions);
        }
    }

    /** Whether everything else at its strongest can catch up with what one answer puts an alternative ahead. */
    private void checkLead(WrittenQuestion question, WrittenOption written) {
        AdvisoryOption option = written.option();
        if (option.rulesAnythingOut()) {
            return;
        }
        for (Alternative ahead : questionnaire.alternatives()) {
            for (Alternative behind : questionnaire.alternatives()) {
                int lead = lead(option, behind, ahead);
                int against = against(question.id(), ahead, behind);
                if (lead > Math.max(STRONG, against)) {
                    mistakes.error(
                            written.line(),
                            ("Option \"%s\" of question \"%s\" decides alone: it puts %s ahead of %s by %d, and all"
                                            + " other answers together come to %d. Lower its weight, or make it a"
                                            + " limit: rules_out = [\"%s\"].")
                                    .formatted(
                                            option.id(),
                                            question.id(),
                                            ahead.id(),
                                            behind.id(),
                                            lead,
                                            against,
                                            behind.id()));
                    return;
                }
            }
        }
    }

    private static int lead(AdvisoryOption option, Alternative behind, Alternative ahead) {
        return option.weights().getOrDefault(ahead.id(), 0) - option.weights().getOrDefault(behind.id(), 0);
    }

    /** The most that the other questions and the checkpoints can bring the one behind nearer. */
    private int against(String except, Alternative ahead, Alternative behind) {
        int sum = 0;
        Map<String, Integer> byGroup = new LinkedHashMap<>();
        for (AdvisoryQuestion other : questionnaire.questions()) {
            if (other.id().equals(except)) {
                continue;
            }
            int most = other.options().stream()
                    .mapToInt(option -> lead(option, ahead, behind))
                    .max()
                    .orElse(0);
            Optional<String> group = other.group();
            if (group.isPresent()) {
                byGroup.merge(group.get(), Math.max(0, most), Integer::sum);
            } else {
                sum += Math.max(0, most);
            }
        }
        for (Group group : questionnaire.groups()) {
            sum += Math.min(group.cap(), byGroup.getOrDefault(group.id(), 0));
        }
        return sum
                + questionnaire.evidence().stream()
                        .filter(rule -> List.of(ahead.id(), behind.id()).contains(rule.alternative()))
                        .mapToInt(Questionnaire.Evidence::weight)
                        .sum();
    }

    private void checkMark(WrittenQuestion question) {
        List<WrittenOption> marked =
                question.options().stream().filter(WrittenOption::balanced).toList();

        if (marked.isEmpty()) {
            mistakes.error(
                    question.line(),
                    "Question \"%s\" has no balanced answer. Add balanced = true to the option that leans least."
                            .formatted(question.id()));
        }
        if (marked.size() > 1) {
            mistakes.error(
                    marked.get(1).line(),
                    "Question \"%s\" has %d balanced answers. Keep balanced = true on one of them."
                            .formatted(question.id(), marked.size()));
        }
    }

    private void checkTie(List<WrittenQuestion> questions) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        questionnaire.alternatives().forEach(alternative -> sums.put(alternative.id(), 0));
        questions.stream()
                .flatMap(question -> question.options().stream())
                .filter(WrittenOption::balanced)
                .forEach(written ->
                        written.option().weights().forEach((id, weight) -> sums.merge(id, weight, Integer::sum)));

        if (sums.values().stream().distinct().count() > 1) {
            mistakes.error(
                    questions.getFirst().line(),
                    ("The balanced answers do not tie: %s. Somebody who leans nowhere would be sent somewhere. Change"
                                    + " their weights, or mark other options, until the sums are equal.")
                            .formatted(sums.entrySet().stream()
                                    .map(sum -> sum.getKey() + " has " + sum.getValue())
                                    .collect(Collectors.joining(", "))));
        }
    }
}
