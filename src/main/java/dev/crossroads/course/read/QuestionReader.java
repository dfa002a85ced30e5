package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Common;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one question of a quiz file. What is asked and what is right is collected as it is read, as the author wrote
 * it: its hash is the question's revision, so that a better explanation or a new look leaves it alone. What learners
 * see of that before they answer names the question where its author gave it no id.
 */
final class QuestionReader {
    /** The reader of each type, by its name in quiz files, in the order in which authors are told of them. */
    private static final Map<String, Function<QuestionReader, Question>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("MultipleChoice", reader -> new ChoiceReader(reader).multipleChoice());
        TYPES.put("ShortAnswer", reader -> new TypedReader(reader).shortAnswer());
        TYPES.put("Tracing", reader -> new ProgramReader(reader).tracing());
        TYPES.put("Numeric", reader -> new TypedReader(reader).numeric());
        TYPES.put("Ordering", reader -> new ChoiceReader(reader).ordering());
        TYPES.put("Matching", reader -> new ChoiceReader(reader).matching());
        TYPES.put("Line", reader -> new ProgramReader(reader).line());
    }

    private static final int MOST_POINTS = 100;
    private static final int LONGEST_ID = 200;

    private final String quiz;
    private final Map<String, String> multipart;
    private final String variant;
    private final TomlKeys keys;
    private final Mistakes mistakes;
    private final Fragments fragments;
    private final List<Mention> concepts;
    private final TomlKeys prompt;
    private final TomlKeys answer;
    private final Set<String> named;
    private final List<String> content = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> formerOptions = new HashMap<>();
    private Optional<Identity> identity = Optional.empty();

    /**
     * Reads a question.
     *
     * @param variant a part of the id of its own, for one of several that share what the author wrote; else empty
     * @param named the names that questions of the quiz were given so far because their author gave none, the former
     *     ones too; those of this question are added
     */
    QuestionReader(
            String quiz,
            Map<String, String> multipart,
            TomlKeys table,
            String variant,
            Fragments fragments,
            Mistakes mistakes,
            List<Mention> concepts,
            Set<String> named) {
        this.quiz = quiz;
        this.multipart = multipart;
        this.variant = variant;
        this.keys = table.rawText("id")
                .map(id -> table.named("question \"" + id + "\""))
                .orElse(table);
        this.mistakes = mistakes;
        this.fragments = fragments;
        this.concepts = concepts;
        this.named = named;
        this.prompt = keys.requiredTable("prompt");
        this.answer = keys.requiredTable("answer");
    }

    /** The question, unless nobody can say what type it is. */
    Optional<Question> read() {
        if (prompt.has("choices")) {
            prompt.error(
                    "choices",
                    "This is the format of mdbook-quiz before 2023. Write the right option into answer.answer, as its "
                            + "text, and the others into prompt.distractors; there is no prompt.choices any more.");
            return Optional.empty();
        }
        String type = keys.requiredText("type");
        content.add(type);
        asked.add(type);
        Optional<Question> question = Optional.ofNullable(TYPES.get(type)).map(reader -> reader.apply(this));
        if (question.isPresent()) {
            QuestionTables.KEYS.forEach(keys::has);
            prompt.warnOfOthers();
            answer.warnOfOthers();
            keys.warnOfOthers();
        } else if (!type.isBlank()) {
            keys.error(
                    "type",
                    "There is no question type \"%s\". Types are: %s."
                            .formatted(type, String.join(", ", TYPES.keySet())));
        }
        return question;
    }

    TomlKeys keys() {
        return keys;
    }

    TomlKeys prompt() {
        return prompt;
    }

    TomlKeys answer() {
        return answer;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    Fragments fragments() {
        return fragments;
    }

    /** Adds what a learner sees before they answer to what the revision is the hash of. */
    void addAsked(String name, String value) {
        addKey(name, value);
        addNamed(name, value);
    }

    /** Adds what only the author knows to what the revision is the hash of. */
    void addKey(String name, String value) {
        content.add(name);
        content.add(value);
    }

    /** Adds to what names the question, where its author does not. */
    void addNamed(String name, String value) {
        asked.add(name);
        asked.add(value);
    }

    /** The prompt, noted as content. */
    String promptHtml() {
        String text = prompt.requiredText("prompt");
        addAsked("prompt", Fingerprint.normalizeProgram(text));
        return fragments.blocks(text, prompt.line("prompt"));
    }

    /**
     * The identity of a question, and the members that were read with it.
     *
     * @param former what it was called in earlier releases, where its author gave it no id
     */
    private record Identity(
            String id,
            Optional<String> former,
            String revision,
            Optional<String> language,
            List<TomlKeys.Text> hints,
            int points,
            boolean partialCredit,
            Optional<String> group) {}

    /** Asked for once all content of its type was added: that of all types is added here. */
    private Identity identity() {
        if (identity.isEmpty()) {
            identity = Optional.of(identified());
        }
        return identity.get();
    }

    private Identity identified() {
        Optional<String> language = keys.text("language");
        List<TomlKeys.Text> hints = keys.texts("hints");
        int points = keys.wholeNumber("points", 1, MOST_POINTS).orElse(1);
        Optional<String> group = groupContext();
        checkNeeds();
        addKey("language", language.orElse(""));
        hints.forEach(hint -> addKey("hint", Fingerprint.normalize(hint.value())));
        addKey("points", String.valueOf(points));
        boolean partialCredit = partialCredit(points);
        addAsked("group", Fingerprint.normalize(group.orElse("")));
        String revision = Fingerprint.ofRevision(content);
        Optional<String> former =
                keys.has("id") ? Optional.empty() : Optional.of(Fingerprint.ofQuestionFormerly(quiz, revision));
        return new Identity(
                former.map(this::madeUpId).orElseGet(this::authorsId),
                former,
                revision,
                language,
                hints,
                points,
                partialCredit,
                group);
    }

    /** A question without such a key keeps the revision that it had before there was one. */
    private boolean partialCredit(int points) {
        Optional<String> credit = keys.text("credit");
        credit.ifPresent(how -> {
            addKey("credit", how);
            boolean hasParts = Set.of("Ordering", "Matching").contains(content.getFirst())
                    || content.getFirst().equals("MultipleChoice") && answer.isList("answer");
            if (!how.equals("parts") && !how.equals("whole")) {
                keys.error(
                        "credit",
                        "credit is \"%s\". Write \"parts\", where an answer that is right in part earns part of the points, or \"whole\"."
                                .formatted(how));
            } else if (how.equals("parts") && !hasParts) {
                keys.error(
                        "credit",
                        "An answer to this question has no parts. Only Ordering, Matching and MultipleChoice with a list of answers take credit = \"parts\".");
            } else if (how.equals("parts") && points < 2) {
                keys.error(
                        "credit",
                        "Points are whole numbers, and there is no part of 1 point. Give the question points = 2 or more.");
            }
        });
        return credit.filter("parts"::equals).isPresent();
    }

    /** Which compiler a program is written for: for whoever checks programs, and no part of what is asked. */
    private void checkNeeds() {
        keys.text("needs")
                .filter(needs -> !needs.matches("[a-z]+\\d+\\.\\d+"))
                .ifPresent(needs -> keys.error(
                        "needs",
                        "needs is \"%s\". Write the language and its version, such as \"go1.25\".".formatted(needs)));
    }

    private String authorsId() {
        String id = keys.requiredText("id") + variant;
        if (id.length() > LONGEST_ID || id.chars().anyMatch(c -> Character.isISOControl(c) || c == '/')) {
            keys.error(
                    "id",
                    "The id must have at most %d characters, and no slash or line break: it becomes part of an address."
                            .formatted(LONGEST_ID));
        }
        return id;
    }

    /**
     * Questions of which a learner sees the same are told apart by their order in the file; the same one twice is not.
     */
    private String madeUpId(String former) {
        String name = Fingerprint.ofQuestion(quiz, asked);
        String id = name;
        boolean isThere = !named.add(former);
        for (int twin = 2; !isThere && !named.add(id); twin++) {
            id = name + "-" + twin;
        }
        return id;
    }

    /** The id of an option, by its text alone. */
    String optionId(String role, String text) {
        String id = Fingerprint.ofOption(identity().id(), role, text);
        identity().former().ifPresent(former -> formerOptions.put(Fingerprint.ofOption(former, role, text), id));
        return id;
    }

    /** The members of all types; to be called once every option has its id. */
    Common common() {
        Identity known = identity();
        return new Common(
                known.id(),
                known.former().map(id -> new Question.Former(id, Map.copyOf(formerOptions))),
                known.revision(),
                content.getFirst(),
                conceptsOfQuestion(),
                known.language(),
                known.hints().stream()
                        .map(hint -> fragments.blocks(hint.value(), hint.line()))
                        .toList(),
                known.points(),
                known.partialCredit(),
                keys.truth("confidence").orElse(true),
                keys.truth("promptExplanation").orElse(false),
                keys.text("context").map(text -> fragments.blocks(text, keys.line("context"))),
                known.group().map(text -> fragments.blocks(text, keys.line("multipart"))),
                // Other quizzes may use the name too, and a mixed one has questions of all.
                keys.text("multipart").map(name -> quiz + "/" + name),
                typos(),
                sibling());
    }

    /** {@code sibling}, or what variants share: no part of the revision, as it says nothing to learners. */
    private Optional<String> sibling() {
        Optional<String> named = keys.text("sibling");
        if (keys.has("sibling") && keys.has("multipart")) {
            keys.warn("sibling", "A part of a question that has several is reviewed with them. It has no siblings.");
        }
        return named.or(() -> variant.isEmpty() ? Optional.empty() : keys.text("id"));
    }

    private List<String> conceptsOfQuestion() {
        List<TomlKeys.Text> mentioned = keys.texts("concepts");
        mentioned.forEach(concept -> concepts.add(new Mention(concept.value(), concept.line())));
        return mentioned.stream().map(TomlKeys.Text::value).distinct().toList();
    }

    /** {@code typos = { "teh" = "the" }}: no part of the revision, as it says nothing to learners. */
    private Map<String, String> typos() {
        Map<String, String> named = new LinkedHashMap<>();
        keys.table("typos")
                .ifPresent(typos -> typos.names().forEach(wrong -> named.put(wrong, typos.requiredText(wrong))));
        return named;
    }

    private Optional<String> groupContext() {
        Optional<String> name = keys.text("multipart");
        if (name.isPresent() && !multipart.containsKey(name.get())) {
            keys.error(
                    "multipart",
                    "There is no \"%s\" under [multipart]. Write its text there, or correct the name."
                            .formatted(name.get()));
        }
        return name.map(multipart::get);
    }
}
