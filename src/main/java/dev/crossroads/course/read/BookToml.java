package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What book.toml says, or would say where it is left out.
 *
 * @param id what addresses name the course by
 * @param source the folder of SUMMARY.md, relative to the course folder
 * @param concepts empty where there is no {@code [crossroads.concepts]}, and then every concept may be used
 */
record BookToml(
        String id,
        String title,
        String description,
        List<String> authors,
        String language,
        String source,
        Optional<List<NamedConcept>> concepts) {
    private static final String NAME = "book.toml";

    /**
     * A concept as it is written.
     *
     * @param section chapter and heading, such as {@code ownership.md#moving}
     */
    record NamedConcept(String id, String title, String section, int line) {
        Place place() {
            return new Place(NAME, line);
        }
    }

    /** Reads the file, which may be missing as a whole and in every part. */
    static BookToml read(CourseFolder folder, Findings findings) {
        Mistakes mistakes = new Mistakes(NAME);
        BookToml book = from(keys(folder, mistakes), folderName(folder), mistakes);
        findings.addAll(mistakes.sorted());
        return book;
    }

    private static TomlKeys keys(CourseFolder folder, Mistakes mistakes) {
        try {
            Path file = folder.file(folder.root(), NAME);
            Optional<TomlKeys> keys = TomlFile.text(file, mistakes).flatMap(text -> TomlFile.parse(text, mistakes));
            if (keys.isPresent()) {
                return keys.get();
            }
        } catch (RefusedPath refused) {
            if (!refused.isMissing()) {
                mistakes.error(0, refused.getMessage());
            }
        }
        return TomlKeys.none(1, "the file", mistakes);
    }

    private static BookToml from(TomlKeys keys, String folderName, Mistakes mistakes) {
        Optional<TomlKeys> book = keys.table("book");
        Optional<TomlKeys> ours = keys.table("crossroads");
        String id = ours.flatMap(table -> table.text("id")).orElseGet(() -> CourseAddresses.slug(folderName));
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            mistakes.error(
                    ours.map(table -> table.line("id")).orElse(0),
                    "The course's id is \"" + id + "\". Under [crossroads], give it an id of lower-case letters, "
                            + "digits and dashes, 64 at most.");
        }
        return new BookToml(
                id,
                book.flatMap(table -> table.text("title")).orElse(folderName),
                book.flatMap(table -> table.text("description")).orElse(""),
                book.map(table -> table.texts("authors").stream()
                                .map(TomlKeys.Text::value)
                                .toList())
                        .orElse(List.of()),
                book.flatMap(table -> table.text("language")).orElse("en"),
                book.flatMap(table -> table.text("src")).orElse("src"),
                ours.flatMap(table -> table.table("concepts")).map(BookToml::concepts));
    }

    private static List<NamedConcept> concepts(TomlKeys table) {
        List<NamedConcept> concepts = new ArrayList<>();
        for (String id : table.names()) {
            TomlKeys concept = table.requiredTable(id);
            concepts.add(new NamedConcept(
                    id, concept.requiredText("title"), concept.requiredText("section"), table.line(id)));
            concept.warnOfOthers();
        }
        return List.copyOf(concepts);
    }

    private static String folderName(CourseFolder folder) {
        Path name = folder.root().getFileName();
        return name == null ? "course" : name.toString().replace("/", "");
    }
}
