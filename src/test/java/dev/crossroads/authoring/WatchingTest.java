package dev.crossroads.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author writes a course that a server watches. */
class WatchingTest {
    private static final String LESSON = "/courses/workshop/lessons/memory/ownership";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private final Learner author = new Learner(server);

    @BeforeAll
    static void open() {
        Workshop.copyTo(folder);
        server = RunningServer.watching(List.of(folder));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whatIsSavedIsServedWhereverItIsShownHoweverTheEditorWritesIt() throws IOException {
        for (String page : new String[] {LESSON, "/courses/workshop/print", "/api/v1/courses/workshop", "/"}) {
            author.get(page).with(200);
        }
        save("src/memory/ownership.md", "# Ownership", "# Owning");
        eventually(LESSON, "Owning");
        assertThat(author.get("/courses/workshop/print").body()).contains("Owning");
        eventually("/search?q=owning", "Owning");

        rename("src/memory/ownership.md", "A value is lent.", "A value is borrowed by a turtle.");
        eventually(LESSON, "a turtle");
        eventually("/search?q=turtle", "<mark>turtle</mark>");

        Files.createDirectory(folder.resolve("src/new"));
        Files.writeString(folder.resolve("src/new/chapter.md"), "# A new chapter\n\n![A dot](dot.svg)\n");
        Files.writeString(folder.resolve("src/new/dot.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        save("src/SUMMARY.md", "- [Clocks]", "- [New](new/chapter.md)\n- [Clocks]");
        eventually("/courses/workshop/lessons/new/chapter", "A new chapter");
        author.get("/courses/workshop/files/new/dot.svg").with(200);
        save("src/new/chapter.md", "A new chapter", "A newer chapter");
        eventually("/courses/workshop/lessons/new/chapter", "A newer chapter");

        save("src/SUMMARY.md", "- [New](new/chapter.md)\n", "");
        Files.delete(folder.resolve("src/new/chapter.md"));
        await().until(() -> author.get("/courses/workshop/lessons/new/chapter").status() == 404);
    }

    @Test
    void aMistakeIsShownOnEveryPageWithItsFileAndLineAndWhatWasRightIsStillServed() throws IOException {
        Reply before = author.get("/watching").with(200);
        save("quizzes/timed.toml", "type = \"Numeric\"", "type = \"Numerical\"");

        eventually("/progress", "quizzes/timed.toml:");
        Reply broken =
                author.get("/watching?version=" + before.text("/version")).with(200);
        assertThat(broken.text("/html")).contains("quizzes/timed.toml:", "Numerical");
        assertThat(broken.text("/edition")).isEqualTo(before.text("/edition"));
        assertThat(author.get("/courses/workshop/quizzes/timed")
                        .with(200)
                        .page()
                        .select("form"))
                .isNotEmpty();

        save("quizzes/timed.toml", "type = \"Numerical\"", "type = \"Numeric\"");
        await().until(() -> !author.get("/watching").text("/edition").equals(before.text("/edition")));
        assertThat(author.get("/progress").page().select(".watching-mistakes")).isEmpty();
        assertThat(author.get("/watching?version=x").with(400).body()).contains("version");
    }

    @Test
    void newsAreToldAtOnceToAPageThatWaits() throws Exception {
        Reply before = author.get("/watching").with(200);
        Thread saving = Thread.startVirtualThread(() -> {
            try {
                save("src/welcome.md", "\n", "\n\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Reply news = author.get("/watching?version=" + before.text("/version")).with(200);
        saving.join();
        assertThat(news.text("/edition")).isNotEqualTo(before.text("/edition"));
    }

    @Test
    void aServerThatWatchesNothingHasNoNews() {
        try (RunningServer other = Workshop.open()) {
            Learner learner = new Learner(other);
            learner.get("/watching").with(404);
            assertThat(learner.get("/").page().select("#watching")).isEmpty();
        }
    }

    private void eventually(String page, String text) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(author.get(page).with(200).body()).contains(text));
    }

    private static void save(String file, String before, String after) throws IOException {
        Files.writeString(folder.resolve(file), edited(file, before, after));
    }

    private static void rename(String file, String before, String after) throws IOException {
        Path other = Files.writeString(folder.resolve(file + ".tmp"), edited(file, before, after));
        Files.move(other, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String edited(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        return text.replace(before, after);
    }
}
