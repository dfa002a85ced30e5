package dev.crossroads.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of the jar's components is true. */
class ComponentsTest {
    @TempDir
    private Path repository;

    @Test
    void eachLibraryIsNamedAsMavenAndScannersKnowIt() throws IOException {
        Path core = jar("io/vertx/vertx-core/5.0.12/vertx-core-5.0.12.jar", "core");
        Path epoll = jar("io/netty/netty-epoll/4.2.18.Final/netty-epoll-4.2.18.Final-linux-x86_64.jar", "");

        Map<String, Object> document =
                Components.document(repository, "1.2.3", List.of(epoll, Path.of("target/classes"), core));

        assertThat(document).containsEntry("bomFormat", "CycloneDX").containsEntry("specVersion", "1.6");
        assertThat(document.get("metadata").toString()).contains("pkg:maven/dev.crossroads/crossroads@1.2.3");
        assertThat((List<?>) document.get("components")).hasSize(2);
        assertThat(document.get("components").toString())
                .contains(
                        "purl=pkg:maven/io.vertx/vertx-core@5.0.12,",
                        "purl=pkg:maven/io.netty/netty-epoll@4.2.18.Final?classifier=linux-x86_64",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theSameLibrariesMakeTheSameDocumentAndOthersAnother() throws IOException {
        Path one = jar("a/b/one/1/one-1.jar", "one");
        Path two = jar("a/b/two/1/two-1.jar", "two");

        Map<String, Object> document = Components.document(repository, "1", List.of(one, two));

        assertThat(Components.document(repository, "1", List.of(two, one))).isEqualTo(document);
        jar("a/b/two/1/two-1.jar", "another");
        assertThat(Components.document(repository, "1", List.of(one, two)).get("serialNumber"))
                .isNotEqualTo(document.get("serialNumber"));
    }

    private Path jar(String place, String content) throws IOException {
        Path jar = repository.resolve(place);
        Files.createDirectories(jar.getParent());
        return Files.writeString(jar, content);
    }
}
