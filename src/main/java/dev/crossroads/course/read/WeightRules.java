package dev.crossroads.course.read;

import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.Alternative;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What keeps a questionnaire from recommending by its making instead of by its answers: somebody who leans nowhere must
 * end in a tie, and one answer must not outvote all others, unless its author says why it may.
 */
final class WeightRules {
    private final List<Alternative> alternatives;
    private final int band;
    private final Mistakes mistakes;

    /** An option as it stands in the file. */
    record WrittenOption(AdvisoryOption option, boolean balanced, int line) {}

    /** A question as it stands in the file. */
    record WrittenQuestion(String id, List<WrittenOption> options, int line) {}

    WeightRules(List<Alternative> alternatives, int band, Mistakes mistakes) {
        this.alternatives = alternatives;
        this.band = band;
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

    private void checkLead(WrittenQuestion question, WrittenOption written) {
        AdvisoryOption option = written.option();
        List<Integer> falling = alternatives.stream()
                .map(alternative -> option.weights().getOrDefault(alternative.id(), 0))
                .sorted(Comparator.reverseOrder())
                .toList();
        int lead = falling.get(0) - falling.get(1);

        if (lead > band && option.decisive().isEmpty()) {
            mistakes.error(
                    written.line(),
                    ("Option \"%s\" of question \"%s\" decides alone: its lead of %d is above the band of %d. Lower its"
                                    + " weight, or say in decisive = \"…\" why it may.")
                            .formatted(option.id(), question.id(), lead, band));
        }
        if (lead <= band && option.decisive().isPresent()) {
            mistakes.error(
                    written.line(),
                    ("Option \"%s\" of question \"%s\" is marked decisive, but its lead of %d is within the band of %d."
                                    + " Raise its weight, or take the mark away.")
                            .formatted(option.id(), question.id(), lead, band));
        }
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
        alternatives.forEach(alternative -> sums.put(alternative.id(), 0));
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
