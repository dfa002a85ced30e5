package dev.crossroads.course;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recommendation as its author wrote it: what is asked, what each answer weighs, and why. All weights are whole
 * numbers, so that sums are exact.
 *
 * @param version names the model; stored with what it recommended
 * @param band a margin of this size or less is too close to call; at least 0
 * @param scale shares are {@code exp(total / scale)}, normalised; above 0
 * @param alternatives what is chosen between, at least two
 */
public record Questionnaire(
        String version,
        int band,
        int scale,
        List<Alternative> alternatives,
        List<AdvisoryQuestion> questions,
        List<Evidence> evidence)
        implements Serializable {

    /** What learners say who started with none of the alternatives, so no alternative has it as its id. */
    public static final String OTHER = "other";

    /**
     * One of the things chosen between.
     *
     * @param steps what to do first, for someone who starts with it
     * @param others one paragraph for someone who starts with it: when to learn another one too
     */
    public record Alternative(String id, String name, List<Step> steps, Optional<String> others)
            implements Serializable {
        /** An alternative that says nothing about how to start with it. */
        public Alternative(String id, String name) {
            this(id, name, List.of(), Optional.empty());
        }
    }

    /**
     * A step to take with the chosen alternative.
     *
     * @param why one sentence for the learner
     * @param href an address on the web that begins with {@code https://}
     */
    public record Step(String title, String why, String href) implements Serializable {}

    /** A question about the learner's aims and constraints. */
    public record AdvisoryQuestion(String id, String prompt, List<AdvisoryOption> options) implements Serializable {
        /** The option of that id, if the question has it. */
        public Optional<AdvisoryOption> option(String option) {
            return options.stream().filter(o -> o.id().equals(option)).findFirst();
        }
    }

    /**
     * One answer to an advisory question.
     *
     * @param weights by alternative, each at least 0; one that is not named weighs 0
     * @param reason one sentence, shown to the learner; every option of a file that was read has one
     * @param lesson the section that explains the reason; every option of a file that was read has one
     * @param decisive why the lead of this answer alone may be above the band; empty for the many that stay within
     */
    public record AdvisoryOption(
            String id,
            String text,
            Map<String, Integer> weights,
            Optional<String> reason,
            Optional<SectionRef> lesson,
            Optional<String> decisive)
            implements Serializable {}

    /**
     * What quiz results say about one alternative. A question counts for the first rule that fits it.
     *
     * @param id what it is called, once in a questionnaire
     * @param language questions of this language count
     * @param concepts of these the ones that test one of these concepts; all of them where it is empty
     * @param topic what it is about, in the course's words
     * @param minimum how many of them must have been answered before it counts, at least 1
     * @param weight added when all of them were right, taken away when all were wrong, in proportion between, each
     *     answer counted by how sure the learner was
     */
    public record Evidence(
            String id,
            String alternative,
            String language,
            List<String> concepts,
            String topic,
            int minimum,
            int weight,
            String strong,
            String weak,
            Optional<SectionRef> lesson)
            implements Serializable {
        /** What was kept before rules had concepts has none. */
        public Evidence {
            concepts = concepts == null ? List.of() : List.copyOf(concepts);
        }

        private boolean fits(Question.Common question) {
            return question.language().filter(language::equals).isPresent()
                    && (concepts.isEmpty() || question.concepts().stream().anyMatch(concepts::contains));
        }
    }

    /** The rule that a quiz question counts for: the first that fits it. */
    public Optional<Evidence> evidenceOf(Question.Common question) {
        return evidence.stream().filter(rule -> rule.fits(question)).findFirst();
    }

    /**
     * Names the questionnaire as it stands, in 16 hexadecimal digits: another text, weight or order gives another name,
     * also where its author left {@link #version} as it was. So what was recommended once can be told from what would
     * be recommended now.
     */
    public String fingerprint() {
        List<String> parts = new ArrayList<>(List.of(version, "" + band, "" + scale));
        alternatives.forEach(alternative -> parts.add(alternative.toString()));
        for (AdvisoryQuestion question : questions) {
            parts.addAll(List.of(question.id(), question.prompt()));
            for (AdvisoryOption option : question.options()) {
                parts.addAll(List.of(option.id(), option.text(), "" + new TreeMap<>(option.weights())));
                parts.addAll(List.of("" + option.reason(), "" + option.lesson(), "" + option.decisive()));
            }
        }
        evidence.forEach(rule -> parts.add(rule.toString()));
        return Fingerprint.ofRevision(parts);
    }

    /** The question of that id, if it is asked. */
    public Optional<AdvisoryQuestion> question(String question) {
        return questions.stream().filter(q -> q.id().equals(question)).findFirst();
    }
}
