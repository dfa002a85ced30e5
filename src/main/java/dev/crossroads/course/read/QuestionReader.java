package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Common;
import dev.crossroads.course.Question.ShortAnswer;
import dev.crossroads.course.Question.Tracing;
import dev.crossroads.typed.KeyPattern;
import dev.crossroads.typed.Remarks;
import dev.crossroads.typed.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads one question of a quiz file. What is asked and what is right is collected as it is read, as the author wrote
 * it: its hash is the question's revision, so that a better explanation or a new look leaves it alone. What learners
 * see of that before they answer names the question where its author gave it no id.
 */
final class QuestionReader {
    /**
     * How each type is read, by the name that quiz files have for it, in the order in which authors are told of them.
     */
    private static final Map<String, Function<QuestionReader, Question>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("MultipleChoice", reader -> new ChoiceReader(reader).multipleChoice());
        TYPES.put("ShortAnswer", QuestionReader::shortAnswer);
        TYPES.put("Tracing", QuestionReader::tracing);
        TYPES.put("Numeric", QuestionReader::numeric);
        TYPES.put("Ordering", reader -> new ChoiceReader(reader).ordering());
        TYPES.put("Matching", reader -> new ChoiceReader(reader).matching());
        TYPES.put("Line", QuestionReader::line);
    }

    private static final int MOST_POINTS = 100;
    private static final int LONGEST_ID = 200;
    private static final String DEFAULT_LANGUAGE = "rust";

    private final String quiz;
    private final Map<String, String> multipart;
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
     * @param named the names that questions of the quiz were given so far because their author gave none, the former
     *     ones too; those of this question are added
     */
    QuestionReader(
            String quiz,
            Map<String, String> multipart,
            TomlKeys table,
            Addresses addresses,
            Mistakes mistakes,
            List<Mention> concepts,
            Set<String> named) {
        this.quiz = quiz;
        this.multipart = multipart;
        this.keys = table.rawText("id")
                .map(id -> table.named("question \"" + id + "\""))
                .orElse(table);
        this.mistakes = mistakes;
        this.fragments = new Fragments(addresses, mistakes);
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

    private ShortAnswer shortAnswer() {
        String html = promptHtml();
        ShortAnswer.Format format = format();
        String right = answer.requiredText("answer");
        List<TomlKeys.Text> others = answer.texts("alternatives");
        List<String> alternatives = others.stream().map(TomlKeys.Text::value).toList();
        Optional<String> pattern = answer.text("pattern");
        addAsked("format", format.name());
        addKey("answer", right);
        alternatives.forEach(alternative -> addKey("alternative", alternative));
        pattern.ifPresent(source -> addKey("pattern", source));
        Common common = common();
        Spelling.Manner manner = new ShortAnswer(common, html, format, right, alternatives, Optional.empty()).manner();
        remark(manner, "answer", right, answer.line("answer"), alternatives);
        others.forEach(other -> {
            List<String> rest = new ArrayList<>(alternatives);
            rest.remove(other.value());
            rest.add(right);
            remark(manner, "alternative", other.value(), other.line(), rest);
        });
        return new ShortAnswer(
                common, html, format, right, alternatives, pattern.flatMap(source -> pattern(manner, source)));
    }

    /** Tells what of a key nobody can type, unless another key says what it would be read as. */
    private void remark(Spelling.Manner manner, String name, String key, int line, List<String> others) {
        if (Spelling.isEmpty(key) && !key.isBlank()) {
            mistakes.error(line, "The %s holds no sign that anybody can type. Write it.".formatted(name));
        } else {
            Remarks.of(manner, key, others)
                    .forEach(remark -> mistakes.warning(
                            line, "Nobody can type the %s \"%s\" as it is. %s".formatted(name, key.strip(), remark)));
        }
    }

    private Optional<KeyPattern> pattern(Spelling.Manner manner, String source) {
        try {
            return Optional.of(KeyPattern.of(manner, source));
        } catch (KeyPattern.Unusable unusable) {
            answer.error("pattern", unusable.getMessage());
            return Optional.empty();
        }
    }

    private ShortAnswer.Format format() {
        return switch (prompt.text("response").orElse("short")) {
            case "short" -> ShortAnswer.Format.SHORT;
            case "long" -> ShortAnswer.Format.LONG;
            case "code" -> ShortAnswer.Format.CODE;
            case String other -> {
                prompt.error(
                        "response", "The response is \"" + other + "\". It must be \"short\", \"long\" or \"code\".");
                yield ShortAnswer.Format.SHORT;
            }
        };
    }

    private Tracing tracing() {
        String program = program();
        boolean compiles = tracingCompiles();
        Optional<String> stdout = answer.rawText("stdout");
        Optional<Integer> line = answer.wholeNumber("lineNumber", 1, linesOf(program));
        if (compiles && stdout.isEmpty() && answer.has("doesCompile")) {
            mistakes.warning(
                    answer.line(), "The program compiles and no stdout is given: it is taken to print nothing.");
        }
        if (compiles && line.isPresent()) {
            mistakes.warning(
                    answer.line("lineNumber"),
                    "The program compiles, so lineNumber is ignored. Remove it, or set doesCompile to false.");
        }
        if (!compiles && stdout.isPresent()) {
            answer.error(
                    "stdout",
                    "The program does not compile, so it prints nothing. Remove stdout, or set doesCompile to true.");
        }
        stdout.filter(_ -> compiles)
                .ifPresent(text -> Remarks.of(Spelling.Manner.OUTPUT, text, List.of())
                        .forEach(remark ->
                                mistakes.warning(answer.line("stdout"), "Nobody can type stdout as it is. " + remark)));
        addKey("compiles", String.valueOf(compiles));
        addKey("stdout", Fingerprint.normalizeProgram(stdout.orElse("")));
        line.filter(_ -> !compiles).ifPresent(number -> addKey("line", number.toString()));
        return new Tracing(
                common(),
                program,
                keys.text("language").orElse(DEFAULT_LANGUAGE),
                compiles,
                stdout.orElse(""),
                line.filter(_ -> !compiles).map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private boolean tracingCompiles() {
        answer.requirePresence("doesCompile", "true or false");
        return answer.truth("doesCompile").orElse(true);
    }

    private Question.Numeric numeric() {
        String html = promptHtml();
        Optional<String> unit = prompt.text("unit");
        BigDecimal value = answer.requiredNumber("value");
        BigDecimal tolerance = answer.number("tolerance").orElse(BigDecimal.ZERO);
        if (tolerance.signum() < 0) {
            answer.error("tolerance", "The tolerance is " + tolerance + ". It is how far off still counts: 0 or more.");
        }
        addAsked("unit", unit.orElse(""));
        addKey("value", value.stripTrailingZeros().toPlainString());
        addKey("tolerance", tolerance.stripTrailingZeros().toPlainString());
        return new Question.Numeric(common(), html, unit, value, tolerance);
    }

    private Question.Line line() {
        String html = promptHtml();
        String program = program();
        answer.requirePresence("line", "the number of a line of the program, or a list of them");
        List<Integer> lines = answer.wholeNumbers("line", 1, linesOf(program));
        if (answer.isList("line") && lines.isEmpty()) {
            answer.error("line", "The list of lines is empty. Give at least one line that counts as right.");
        }
        TreeSet<Integer> sorted = new TreeSet<>(lines);
        addKey("lines", sorted.toString());
        return new Question.Line(
                common(), html, program, keys.text("language").orElse(DEFAULT_LANGUAGE), new LinkedHashSet<>(sorted));
    }

    /**
     * The program as the learner sees it, noted as content. As in mdbook-quiz, empty lines around it don't count, so
     * that line numbers mean the same, and in Rust {@code `[} and {@code ]`}, which mark a stretch of it there, are
     * taken out.
     */
    private String program() {
        String written = prompt.requiredText("program").replace("\r\n", "\n");
        boolean rust = keys.text("language").orElse(DEFAULT_LANGUAGE).equals("rust");
        String unmarked = rust ? written.replace("`[", "").replace("]`", "") : written;
        String program = unmarked.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
        addAsked("program", Fingerprint.normalizeProgram(program));
        return program;
    }

    private static int linesOf(String program) {
        return Math.max(1, (int) program.lines().count());
    }

    /**
     * What a question is known by, and what of its content is left once that is known.
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
                group);
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
        String id = keys.requiredText("id");
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

    /** What every type has; to be called once every option has its id. */
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
                keys.truth("confidence").orElse(true),
                keys.truth("promptExplanation").orElse(false),
                keys.text("context").map(text -> fragments.blocks(text, keys.line("context"))),
                known.group().map(text -> fragments.blocks(text, keys.line("multipart"))));
    }

    private List<String> conceptsOfQuestion() {
        List<TomlKeys.Text> mentioned = keys.texts("concepts");
        mentioned.forEach(concept -> concepts.add(new Mention(concept.value(), concept.line())));
        return mentioned.stream().map(TomlKeys.Text::value).distinct().toList();
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
