package dev.crossroads.course;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recommendation as its author wrote it: what is asked, what each answer weighs, what it rules out, and why. All
 * weights are whole numbers, so that sums are exact.
 *
 * @param version names the model; stored with every answer to it and with what it recommended
 * @param alternatives what is chosen between, at least two
 * @param groups of questions that ask for one fact in several ways
 */
public record Questionnaire(
        String version,
        List<Alternative> alternatives,
        List<Group> groups,
        List<AdvisoryQuestion> questions,
        List<Evidence> evidence)
        implements Serializable {

    /** The answer "none of the alternatives", so no alternative has it as its id. */
    public static final String OTHER = "other";

    /** For questionnaires saved before there were groups. */
    public Questionnaire {
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** A questionnaire whose questions each stand for themselves. */
    public Questionnaire(
            String version, List<Alternative> alternatives, List<AdvisoryQuestion> questions, List<Evidence> evidence) {
        this(version, alternatives, List.of(), questions, evidence);
    }

    /**
     * One of the things chosen between.
     *
     * @param steps what to do first, for someone who starts with it; of the steps for one place the first that fits
     * @param others one paragraph for someone who starts with it: when to learn another one too
     * @param path how many steps its path has, which learners are asked about weeks later; 0 where there is none
     */
    public record Alternative(String id, String name, List<Step> steps, Optional<String> others, int path)
            implements Serializable {
        /** An alternative that says nothing about how to start with it. */
        public Alternative(String id, String name) {
            this(id, name, List.of(), Optional.empty(), 0);
        }

        /**
         * First steps for these answers: for each place the first step that fits.
         *
         * @param chosen option by question
         */
        public List<Step> stepsFor(Map<String, String> chosen) {
            List<Step> fitting = new ArrayList<>();
            List<String> taken = new ArrayList<>();
            for (Step step : steps) {
                if (step.fits(chosen) && (step.place().isEmpty() || !taken.contains(step.place()))) {
                    fitting.add(step);
                    taken.add(step.place());
                }
            }
            return List.copyOf(fitting);
        }
    }

    /**
     * A step to take with the chosen alternative.
     *
     * @param why one sentence for the learner
     * @param href an address on the web that begins with {@code https://}, or of a lesson on this server
     * @param done what to have done at its end
     * @param place of the steps with the same place one is shown; empty where it stands for itself
     * @param when the options, by question, of those whom it is for; everybody where it is empty
     */
    public record Step(
            String title, String why, String href, Optional<String> done, String place, Map<String, List<String>> when)
            implements Serializable {
        /** For steps saved before they had conditions; they fit everybody. */
        public Step {
            done = done == null ? Optional.empty() : done;
            place = place == null ? "" : place;
            when = when == null ? Map.of() : when;
        }

        /** A step for everybody. */
        public Step(String title, String why, String href) {
            this(title, why, href, Optional.empty(), "", Map.of());
        }

        private boolean fits(Map<String, String> chosen) {
            return when.entrySet().stream()
                    .allMatch(asked -> asked.getValue().contains(chosen.getOrDefault(asked.getKey(), "")));
        }
    }

    /**
     * Questions that ask for one fact in several ways: together they add no more than the cap to any alternative.
     *
     * @param title what the fact is, in the course's words
     * @param cap the most that their answers add to one alternative, at least 1
     * @param reason one sentence for the learner: why they count together
     */
    public record Group(String id, String title, int cap, String reason) implements Serializable {}

    /**
     * A question about the learner's aims and constraints.
     *
     * @param fact whether it asks for a fact, which nobody can decide to answer otherwise; the others are soft
     * @param ordered whether the options run by degree, so that the ones beside a chosen one are nearest to it
     * @param group the group it belongs to
     * @param since the version from which on it has meant what it means; an answer to an earlier one doesn't count
     */
    public record AdvisoryQuestion(
            String id,
            String prompt,
            boolean fact,
            boolean ordered,
            Optional<String> group,
            Optional<String> since,
            List<AdvisoryOption> options)
            implements Serializable {
        /** For questions saved before they had kinds. */
        public AdvisoryQuestion {
            group = group == null ? Optional.empty() : group;
            since = since == null ? Optional.empty() : since;
        }

        /** A soft question without an order that stands for itself. */
        public AdvisoryQuestion(String id, String prompt, List<AdvisoryOption> options) {
            this(id, prompt, false, false, Optional.empty(), Optional.empty(), options);
        }

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
     * @param limit what it rules out; empty for the many that rule nothing out
     * @param has alternatives that whoever chooses it has already, or {@link #OTHER} for something else that serves
     *     them
     * @param both whether whoever chooses it means to learn more than one, and asks for the order
     * @param since the version from which on it has meant what it means; an answer to an earlier one doesn't count
     */
    public record AdvisoryOption(
            String id,
            String text,
            Map<String, Integer> weights,
            Optional<String> reason,
            Optional<SectionRef> lesson,
            Optional<Limit> limit,
            List<String> has,
            boolean both,
            Optional<String> since)
            implements Serializable {
        /** For options saved before they did more than weigh. */
        public AdvisoryOption {
            limit = limit == null ? Optional.empty() : limit;
            has = has == null ? List.of() : List.copyOf(has);
            since = since == null ? Optional.empty() : since;
        }

        /** An option that only weighs. */
        public AdvisoryOption(
                String id,
                String text,
                Map<String, Integer> weights,
                Optional<String> reason,
                Optional<SectionRef> lesson) {
            this(id, text, weights, reason, lesson, Optional.empty(), List.of(), false, Optional.empty());
        }

        /** Whether it rules anything out. */
        public boolean rulesAnythingOut() {
            return limit.isPresent();
        }
    }

    /**
     * The alternatives an answer rules out: a limit screens, it is not traded against anything (conjunctive screening
     * before a sum, as in Keeney and Raiffa, "Decisions with Multiple Objectives", 1976).
     *
     * @param rulesOut ids of alternatives, at least one
     * @param why one sentence for the learner
     * @param part whether it may hold for one part of what is built only, so that the rest is free to be another
     * @param instead what else could be looked at where it leaves nothing; empty where there is nothing to name
     */
    public record Limit(List<String> rulesOut, String why, boolean part, Optional<String> instead)
            implements Serializable {}

    /**
     * A rule of evidence from quiz results for one alternative. A question counts for the first rule that fits it.
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
        /** For rules saved before they had concepts. */
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
     * Whether an answer still means what it meant when it was given.
     *
     * @param given the version that it was given to; empty where that was not recorded yet, which is before any version
     *     that a {@code since} can name
     */
    public boolean stillMeans(String question, String option, Optional<String> given) {
        return question(question)
                .filter(asked -> isSince(asked.since(), given))
                .flatMap(asked -> asked.option(option))
                .filter(answer -> isSince(answer.since(), given))
                .isPresent();
    }

    private static boolean isSince(Optional<String> since, Optional<String> given) {
        return since.isEmpty()
                || given.filter(version -> Versions.compare(version, since.get()) >= 0)
                        .isPresent();
    }

    /**
     * Names the questionnaire as it stands, in 16 hexadecimal digits: another text, weight or order gives another name,
     * also where its author left {@link #version} as it was. So what was recommended once can be told from what would
     * be recommended now.
     */
    public String fingerprint() {
        List<String> parts = new ArrayList<>(List.of(version));
        for (Alternative alternative : alternatives) {
            parts.addAll(List.of(alternative.id(), alternative.name(), "" + alternative.others()));
            for (Step step : alternative.steps()) {
                parts.addAll(List.of(step.title(), step.why(), step.href(), "" + step.done(), step.place()));
                parts.add("" + new TreeMap<>(step.when()));
            }
        }
        groups.forEach(group -> parts.add(group.toString()));
        for (AdvisoryQuestion question : questions) {
            parts.addAll(List.of(question.id(), question.prompt(), question.fact() + " " + question.ordered()));
            parts.addAll(List.of("" + question.group(), "" + question.since()));
            for (AdvisoryOption option : question.options()) {
                parts.addAll(List.of(option.id(), option.text(), "" + new TreeMap<>(option.weights())));
                parts.addAll(List.of("" + option.reason(), "" + option.lesson(), "" + option.limit()));
                parts.addAll(List.of("" + option.has(), "" + option.both(), "" + option.since()));
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
