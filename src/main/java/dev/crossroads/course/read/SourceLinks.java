package dev.crossroads.course.read;

import dev.crossroads.course.Course.Repository;
import dev.crossroads.course.Paths;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The repository that a book is written in, as mdBook has it under {@code [output.html]}.
 *
 * @param repository what {@code git-repository-url} and {@code git-repository-icon} say
 * @param template what {@code edit-url-template} says: an address with {@code {path}} in the place of a chapter's file
 */
record SourceLinks(Optional<Repository> repository, Optional<String> template) {
    /** A book that says nothing of it. */
    static final SourceLinks NONE = new SourceLinks(Optional.empty(), Optional.empty());

    private static final String URL = "git-repository-url";
    private static final String ICON = "git-repository-icon";
    private static final String TEMPLATE = "edit-url-template";
    private static final String PATH = "{path}";

    /** Sites by what mdBook's icon of them is called; {@code fa-github} where a book names none. */
    private static final Map<String, String> SITES = Map.of(
            "github", "GitHub",
            "gitlab", "GitLab",
            "bitbucket", "Bitbucket",
            "codeberg", "Codeberg",
            "forgejo", "Forgejo",
            "gitea", "Gitea");

    /** Reads the table {@code [output.html]}. */
    static SourceLinks read(TomlKeys html, Mistakes mistakes) {
        Optional<String> template = address(html, TEMPLATE, mistakes);
        if (template.filter(text -> !text.contains(PATH)).isPresent()) {
            mistakes.warning(
                    html.line(TEMPLATE),
                    "\"" + template.get() + "\" leads to the same place from every chapter. Write " + PATH
                            + " where a chapter's file belongs.");
        }
        return new SourceLinks(
                address(html, URL, mistakes)
                        .map(href -> new Repository(site(html.text(ICON).orElse("fa-github"), href), href)),
                template);
    }

    /** A name is said where the address is of that site: the icon is GitHub's wherever a book does not say. */
    private static Optional<String> site(String icon, String href) {
        return Arrays.stream(icon.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(SITES::containsKey)
                .filter(name -> href.toLowerCase(Locale.ROOT).contains(name))
                .findFirst()
                .map(SITES::get);
    }

    private static Optional<String> address(TomlKeys html, String key, Mistakes mistakes) {
        Optional<String> href = html.text(key);
        if (href.isEmpty() || href.get().matches("https?://[^/\\s]+.*")) {
            return href;
        }
        mistakes.warning(
                html.line(key),
                "\"" + href.get() + "\" is not a whole address and was left out. Begin it with https://.");
        return Optional.empty();
    }

    /**
     * Where a chapter can be edited.
     *
     * @param file its path below the course's folder, with forward slashes
     */
    Optional<String> edit(String file) {
        String path = Arrays.stream(file.split("/")).map(Paths::encoded).collect(Collectors.joining("/"));
        return template.map(text -> text.replace(PATH, path));
    }
}
