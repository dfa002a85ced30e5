package dev.crossroads.course.read;

import dev.crossroads.course.Pool;
import dev.crossroads.course.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of a quiz's questions: one with {@code variants} stands for several, of which an attempt asks one, and one
 * with a {@code pool} is asked by some attempts only.
 */
final class QuestionTables {
    /** Keys of a question that say which attempts ask it, and no part of what it asks. */
    static final List<String> KEYS = List.of("pool", "variants");

    private static final int MOST_VARIANTS = 200;

    private final TomlKeys quiz;
    private final Mistakes mistakes;
    private final List<Asked> all = new ArrayList<>();
    private final Map<String, Drawn> drawn = new LinkedHashMap<>();
    private final List<Filled> filled = new ArrayList<>();

    private QuestionTables(TomlKeys quiz, Mistakes mistakes) {
        this.quiz = quiz;
        this.mistakes = mistakes;
    }

    /**
     * A question as it is asked.
     *
     * @param variant the end of its id; empty where it has no variants
     * @param pool the name of its pool; empty where it is always asked
     */
    record Asked(TomlKeys table, String variant, String pool) {}

    /**
     * A pool as it is read.
     *
     * @param line where it is written
     * @param isAuthors whether it is one of the author's, not the variants of a question
     * @param questions those in it so far
     */
    private record Drawn(int asks, int line, boolean isAuthors, List<Question> questions) {}

    /** The blanks of a variant, and where it is written. */
    private record Filled(Blanks blanks, int line) {}

    /** The tables of a quiz. */
    static QuestionTables of(TomlKeys quiz, Mistakes mistakes) {
        QuestionTables tables = new QuestionTables(quiz, mistakes);
        tables.readPools();
        tables.read();
        return tables;
    }

    /** Every question, in order. */
    List<Asked> all() {
        return List.copyOf(all);
    }

    /** Puts a question that was read into its pool. */
    void note(Asked asked, Question question) {
        if (!asked.pool().isEmpty()) {
            drawn.get(asked.pool()).questions().add(question);
        }
    }

    /** The pools, once every question was read. */
    List<Pool> pools() {
        filled.forEach(this::check);
        List<Pool> pools = new ArrayList<>();
        drawn.forEach((name, pool) -> {
            check(name, pool);
            pools.add(new Pool(
                    name,
                    pool.asks(),
                    pool.questions().stream().map(Question::id).toList()));
        });
        return List.copyOf(pools);
    }

    private void check(Filled row) {
        row.blanks().unused().stream()
                .filter(name -> !name.equals("name"))
                .forEach(name -> mistakes.warning(
                        row.line(),
                        "No text has {{%s}}, so this value is not used. Write it or take it out.".formatted(name)));
        row.blanks()
                .unknown()
                .forEach(name -> mistakes.warning(
                        row.line(), "{{%s}} stays as it is: no variant has a value for it.".formatted(name)));
    }

    private void check(String name, Drawn pool) {
        int size = pool.questions().size();
        if (pool.isAuthors() && size <= pool.asks()) {
            mistakes.error(
                    pool.line(),
                    "The pool \"%s\" asks %d of %d. It needs more questions than an attempt asks, each with pool = \"%s\"."
                            .formatted(name, pool.asks(), size, name));
        }
        if (pool.questions().stream()
                        .map(question -> question.common().points())
                        .distinct()
                        .count()
                > 1) {
            mistakes.error(
                    pool.line(),
                    "The questions of the pool \"%s\" have different points, so attempts would be out of different sums. Give them the same."
                            .formatted(name));
        }
    }

    /** {@code [pools]}: how many of each an attempt asks. */
    private void readPools() {
        quiz.table("pools").ifPresent(pools -> {
            for (String name : pools.names()) {
                drawn.put(
                        name,
                        new Drawn(pools.requiredWholeNumber(name, 1, 1000), pools.line(name), true, new ArrayList<>()));
            }
        });
    }

    private void read() {
        quiz.requirePresence("questions", "[[questions]], one for each");
        List<TomlKeys> tables = quiz.tables("questions", "question");
        if (quiz.has("questions") && tables.isEmpty()) {
            quiz.error("questions", "The quiz has no questions. Write at least one [[questions]].");
        }
        tables.forEach(this::read);
    }

    private void read(TomlKeys table) {
        String pool = table.text("pool").orElse("");
        if (!pool.isEmpty() && !drawn.containsKey(pool)) {
            table.error(
                    "pool",
                    "There is no pool \"%s\". Write under [pools] how many of it an attempt asks, such as %s = 2."
                            .formatted(pool, pool));
            pool = "";
        }
        KEYS.stream()
                .filter(key -> table.has(key) && table.has("multipart"))
                .forEach(key -> table.error(
                        key,
                        "A part of a question that has several can't have `%s`: parts belong together."
                                .formatted(key)));
        if (table.has("variants")) {
            if (!pool.isEmpty()) {
                table.error(
                        "variants", "A question with variants is a pool of its own. Take out `pool` or `variants`.");
            }
            readVariants(table);
        } else {
            all.add(new Asked(table, "", pool));
        }
    }

    /** The names of a variant's values: its own name is none. */
    private static Set<String> columns(Map<String, String> row) {
        Set<String> columns = new TreeSet<>(row.keySet());
        columns.remove("name");
        return columns;
    }

    private void readVariants(TomlKeys table) {
        List<TomlKeys> rows = table.tables("variants", "variant");
        if (rows.size() < 2 || rows.size() > MOST_VARIANTS) {
            table.error(
                    "variants",
                    "There are %d variants. Write 2 to %d, each a table of values: { n = 3, total = 6 }."
                            .formatted(rows.size(), MOST_VARIANTS));
        }
        String pool = table.rawText("id").orElseGet(() -> "variants of line " + table.line());
        if (drawn.putIfAbsent(pool, new Drawn(1, table.line("variants"), false, new ArrayList<>())) != null) {
            table.error("id", "\"%s\" is the name of a pool too. Give the question another id.".formatted(pool));
        }
        Map<String, Integer> names = new HashMap<>();
        Set<String> columns =
                rows.isEmpty() ? Set.of() : columns(rows.getFirst().values());
        for (TomlKeys row : rows) {
            Map<String, String> values = row.values();
            if (!columns(values).equals(columns)) {
                mistakes.error(
                        row.line(),
                        "This variant has the values %s, the first one %s. Give all the same."
                                .formatted(columns(values), columns));
            }
            String name = values.getOrDefault("name", String.valueOf(names.size() + 1));
            if (names.putIfAbsent(name, row.line()) != null) {
                mistakes.error(
                        row.line(), "Two variants are called \"%s\". Give each a name of its own.".formatted(name));
            }
            Blanks blanks = new Blanks(values);
            all.add(new Asked(table.filled(blanks), "." + name, pool));
            if (names.size() == 1) {
                filled.add(new Filled(blanks, row.line()));
            }
        }
    }
}
