package dev.crossroads.course.read;

import dev.crossroads.course.Paths;
import dev.crossroads.course.read.Findings.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Turns links between files into links between pages, and finds those that lead nowhere. */
final class ChapterLinks {
    /** Files that can't run anything in a browser on our address. */
    private static final Set<String> SERVED = Set.of(
            "avif", "csv", "gif", "go", "gz", "ico", "jpeg", "jpg", "json", "mp3", "mp4", "ogg", "ogv", "pdf", "png",
            "rs", "svg", "tar", "toml", "txt", "wav", "webm", "webp", "yaml", "yml", "zip");

    private static final Pattern RELATIVE = Pattern.compile("([^?#]*)(?:\\?[^#]*)?(?:#(.*))?", Pattern.DOTALL);

    private final String course;
    private final CourseFolder folder;
    private final Path source;
    private final Map<String, Chapter> chapters;
    private final Map<String, Path> files;
    private final Findings findings;

    /**
     * For the chapters of one course.
     *
     * @param source the folder the chapters lie in
     * @param chapters by the id of their lesson
     * @param files is given every file that a link or an image needs
     */
    ChapterLinks(
            String course,
            CourseFolder folder,
            Path source,
            Map<String, Chapter> chapters,
            Map<String, Path> files,
            Findings findings) {
        this.course = course;
        this.folder = folder;
        this.source = source;
        this.chapters = chapters;
        this.files = files;
        this.findings = findings;
    }

    /** Settles all links, images and videos of a chapter. */
    void settle(Chapter chapter) {
        for (Element link : List.copyOf(chapter.body().select(Queries.of("a[href]")))) {
            if (!link.hasClass("anchor")) {
                settleLink(chapter, link);
            }
        }
        for (String attribute : List.of("src", "poster")) {
            for (Element media : List.copyOf(chapter.body().select(Queries.of("[" + attribute + "]")))) {
                settleMedia(chapter, media, attribute);
            }
        }
    }

    /**
     * Where an address leads that stands in no chapter: to another site, or to a lesson or a section of one.
     *
     * @param target relative to the folder of SUMMARY.md
     * @return empty where it leads nowhere, which is noted
     */
    Optional<String> address(String target, Place place) {
        if (FragmentLinks.isExternal(target)) {
            return Optional.of(target);
        }
        Matcher parts = RELATIVE.matcher(target);
        String path = parts.matches() ? CourseAddresses.decode(fromRoot(parts.group(1))) : "";
        String anchor = parts.matches() && parts.group(2) != null ? CourseAddresses.decode(parts.group(2)) : "";
        try {
            Chapter lesson = lessonAt(folder.inside(source, path));
            if (lesson != null) {
                return within(lesson, anchor, Paths.lesson(course, lesson.lesson()), place);
            }
        } catch (RefusedPath refused) {
            findings.warning(place, refused.getMessage());
            return Optional.empty();
        }
        findings.warning(place, "\"" + target + "\" leads to no chapter of SUMMARY.md. Correct it.");
        return Optional.empty();
    }

    /**
     * The address of the book's logo; empty where it can't be served, which is noted.
     *
     * @param path relative to the folder of SUMMARY.md
     */
    Optional<String> logo(String path, Place place) {
        try {
            return Optional.of(serve(source.resolve("SUMMARY.md"), path));
        } catch (RefusedPath refused) {
            findings.warning(place, "[crossroads] logo: " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** Addresses as the texts of a file mean them that is no chapter, such as a quiz. Several threads may ask. */
    Addresses from(Path file) {
        return new Addresses() {
            @Override
            public Optional<String> ofLink(String target) {
                Matcher parts = RELATIVE.matcher(target);
                String path = parts.matches() ? CourseAddresses.decode(parts.group(1)) : "";
                String anchor = parts.matches() && parts.group(2) != null ? CourseAddresses.decode(parts.group(2)) : "";
                try {
                    Chapter lesson = path.isEmpty() ? null : lessonAt(folder.inside(file.getParent(), path));
                    return lesson == null
                            ? ofPicture(path)
                            : Optional.of(Paths.lesson(course, lesson.lesson())
                                    + anchorOf(lesson, anchor)
                                            .map(id -> "#" + id)
                                            .orElse(""));
                } catch (RefusedPath _) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<String> ofPicture(String source) {
                try {
                    return Optional.of(serve(file, CourseAddresses.decode(source)));
                } catch (RefusedPath _) {
                    return Optional.empty();
                }
            }
        };
    }

    private void settleLink(Chapter chapter, Element link) {
        String target = link.attr("href");
        if (FragmentLinks.isExternal(target)) {
            link.attr("rel", "noopener");
            return;
        }
        if (target.toLowerCase(Locale.ROOT).startsWith("mailto:") || isOfTheSite(target)) {
            return;
        }
        Matcher parts = RELATIVE.matcher(target);
        String path = parts.matches() ? CourseAddresses.decode(parts.group(1)) : "";
        String anchor = parts.matches() && parts.group(2) != null ? CourseAddresses.decode(parts.group(2)) : "";
        Place place = chapter.placeOf(link);
        Optional<String> address =
                path.isEmpty() ? within(chapter, anchor, "", place) : across(chapter, path, anchor, place);
        address.ifPresentOrElse(found -> link.attr("href", found), () -> FragmentLinks.disarm(link));
    }

    private Optional<String> across(Chapter from, String path, String anchor, Place place) {
        try {
            Path target = folder.inside(home(from.file(), path), fromRoot(path));
            Chapter lesson = target.startsWith(source) ? lessonAt(target) : null;
            if (lesson != null) {
                return within(lesson, anchor, Paths.lesson(course, lesson.lesson()), place);
            }
            if (path.endsWith("/") || path.toLowerCase(Locale.ROOT).matches(".*\\.(md|html?)")) {
                findings.warning(
                        place,
                        "The link to \"" + path + "\" leads nowhere: SUMMARY.md lists no such chapter. "
                                + "Its text was kept. Correct the link or list the chapter.");
                return Optional.empty();
            }
            return Optional.of(serve(from.file(), path));
        } catch (RefusedPath refused) {
            note(refused, place);
            return Optional.empty();
        }
    }

    private Chapter lessonAt(Path file) {
        String id = CourseAddresses.lessonId(CourseFolder.relative(source, file));
        Chapter lesson = chapters.get(id);
        return lesson != null ? lesson : chapters.get(id.isEmpty() ? "index" : id + "/index");
    }

    /** The address of a heading, or of the page alone where it has no such heading. */
    private Optional<String> within(Chapter target, String anchor, String page, Place place) {
        if (anchor.isEmpty()) {
            return Optional.of(page.isEmpty() ? "#" : page);
        }
        Optional<String> id = anchorOf(target, anchor);
        if (id.isPresent()) {
            return Optional.of(page + "#" + id.get());
        }
        findings.warning(
                place,
                "The link to \"#" + anchor + "\" leads nowhere: \"" + folder.nameOf(target.file())
                        + "\" has no such heading. Correct it, or give the heading {#" + anchor + "}.");
        return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }

    /** The id that a link means: itself, or the only one that differs by signs which other tools drop or keep. */
    private static Optional<String> anchorOf(Chapter target, String anchor) {
        if (target.anchors().contains(anchor)) {
            return Optional.of(anchor);
        }
        String loosely = CourseAddresses.loosely(anchor);
        List<String> alike = target.anchors().stream()
                .filter(id -> !loosely.isEmpty() && CourseAddresses.loosely(id).equals(loosely))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /** An address of this server itself, such as another course, and not of a file of the book. */
    private static boolean isOfTheSite(String target) {
        return target.startsWith("/courses/") || target.matches("/[\\w-]*(?:[?#].*)?");
    }

    /** The folder that a path is relative to: with a slash before it, the one of SUMMARY.md. */
    private Path home(Path from, String path) {
        return path.startsWith("/") ? source : from.getParent();
    }

    private static String fromRoot(String path) {
        return path.replaceFirst("^/+", "");
    }

    private void settleMedia(Chapter chapter, Element media, String attribute) {
        String source = media.attr(attribute);
        Place place = chapter.placeOf(media);
        if (FragmentLinks.isExternal(source)) {
            findings.warning(
                    place,
                    "\"" + source + "\" is on another site, which learners' browsers are told not to load. "
                            + "Until it is copied into the course, it is a link.");
            linkTo(source, media);
            return;
        }
        if (isOfTheSite(source)) {
            return;
        }
        Matcher parts = RELATIVE.matcher(source);
        String path = parts.matches() ? CourseAddresses.decode(parts.group(1)) : "";
        try {
            media.attr(attribute, serve(chapter.file(), path));
        } catch (RefusedPath refused) {
            note(refused, place);
            if (attribute.equals("src")) {
                media.replaceWith(new TextNode(media.attr("alt")));
            } else {
                media.removeAttr(attribute);
            }
        }
    }

    /** A picture of another site, as a link to it; nothing where it stands in a link already, but its words. */
    private static void linkTo(String source, Element media) {
        if (!media.nameIs("img")) {
            return;
        }
        String words = media.attr("alt").isBlank() ? source.replaceFirst("^(?:https?:)?//", "") : media.attr("alt");
        media.replaceWith(
                media.closest(Queries.of("a")) == null
                        ? new Element("a")
                                .attr("href", source)
                                .attr("rel", "noopener")
                                .text(words)
                        : new TextNode(words));
    }

    private String serve(Path from, String path) throws RefusedPath {
        Path file = folder.file(home(from, path), fromRoot(path));
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!file.startsWith(source) || file.startsWith(folder.root().resolve("quizzes")) || isOurs(file)) {
            throw RefusedPath.missing("\"" + path + "\" is not below the folder of the chapters and isn't served. "
                    + "Put files for learners beside the chapters.");
        }
        if (!SERVED.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw RefusedPath.missing("\"" + path + "\" is of a kind that isn't served. Use an image, a video, a PDF, "
                    + "plain text or an archive.");
        }
        folder.requireServable(file);
        String key = CourseFolder.relative(source, file);
        synchronized (files) {
            files.put(key, file);
        }
        return Paths.file(course, key);
    }

    /** The course's own machinery, which holds keys. */
    private boolean isOurs(Path file) {
        return folder.root().equals(file.getParent())
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".toml");
    }

    private void note(RefusedPath refused, Place place) {
        if (refused.isMissing()) {
            findings.warning(place, refused.getMessage());
        } else {
            findings.error(place, refused.getMessage());
        }
    }
}
