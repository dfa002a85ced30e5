package dev.crossroads.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.statistics.Correlations;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Proportion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Statistics of an option of a multiple-choice question, picked with others or alone.
 *
 * @param picked of all attempts, those that picked it
 * @param onRest the point-biserial correlation of picking it with the points of the other items
 */
@Pure
record OptionStatistics(Option option, boolean correct, Proportion picked, Optional<Estimate> onRest) {

    /** Of every option of a question, in the author's order; of a question without options none. */
    static List<OptionStatistics> of(Question question, List<Map<String, Marked>> given, double[] rest) {
        if (!(question instanceof Question.MultipleChoice choice)) {
            return List.of();
        }
        List<Set<String>> picks = given.stream()
                .map(responses -> Optional.ofNullable(responses.get(question.id()))
                        .flatMap(Marked::answer)
                        .map(OptionStatistics::ids)
                        .orElse(Set.of()))
                .toList();
        List<OptionStatistics> all = new ArrayList<>();
        for (Option option : choice.options()) {
            double[] picked = picks.stream()
                    .mapToDouble(ids -> ids.contains(option.id()) ? 1 : 0)
                    .toArray();
            int count = (int)
                    picks.stream().filter(ids -> ids.contains(option.id())).count();
            all.add(new OptionStatistics(
                    option,
                    choice.correct().contains(option.id()),
                    new Proportion(count, picks.size()),
                    Correlations.of(picked, rest)));
        }
        return List.copyOf(all);
    }

    private static Set<String> ids(String answer) {
        JsonNode json = StoredJson.tree(answer);
        Set<String> ids = new HashSet<>();
        if (json.isTextual()) {
            ids.add(json.textValue());
        }
        json.forEach(id -> ids.add(id.textValue()));
        return ids;
    }
}
