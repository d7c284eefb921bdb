package dev.kith.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentLinksTest {

  @TempDir private Path directory;

  @Test
  void everyLinkOfTheRepositoryLeadsSomewhere() throws IOException {
    Documents documents = Documents.below(repository());

    assertThat(documents.documents()).isNotEmpty();
    assertThat(documents.deadLinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](missing.md)",
        "[a](docs/missing.md)",
        "[a](../outside.md)",
        "[a](/docs/other.md)",
        "[a](docs/Other.md)",
        "[a](target/built.md)",
        "[a](#missing)",
        "[a](docs/other.md#missing)",
        "[a](docs/other.md#One)",
        "[a](docs/other.md#in-code)",
        "![a](missing.png)",
        "[a][b]\n\n[b]: missing.md",
        "[b]: missing.md",
        "> * ![*a*](missing.md)",
        "# Title [a](missing.md)",
        "<a href=\"missing.md\">a</a>",
        "<p>\n<img src='missing.png'>\n</p>"
      })
  void aLinkThatLeadsNowhereIsFound(String markdown) throws IOException {
    assertThat(deadLinks(markdown)).hasSize(1).first().asString().startsWith("README.md links to ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](docs/other.md)",
        "[a](docs/)",
        "[a](docs)",
        "[a](.)",
        "[a](./docs/../docs/other.md)",
        "[a](docs/other.md#one)",
        "[a](docs/other.md#one-1)",
        "[a](docs/other.md#the-kith-up-command-in-60-s_x)",
        "[a](docs/other.md#wörter)",
        "[a](docs/other.md#explicit)",
        "[a](docs/a%20space.txt)",
        "[a](<docs/a space.txt>)",
        "[a](docs/a%20space.txt#L10)",
        "[a](https://example.org/missing.md#x)",
        "[a](mailto:a@example.org)",
        "[a](//example.org/x)",
        "`[a](missing.md)`",
        "```\n[a](missing.md)\n```",
        "    [a](missing.md)",
        "\\[a](missing.md)"
      })
  void aLinkThatLeadsSomewhereIsNot(String markdown) throws IOException {
    assertThat(deadLinks(markdown)).isEmpty();
  }

  private List<String> deadLinks(String readme) throws IOException {
    write("README.md", readme);
    write(
        "docs/other.md",
        """
        # One
        ## One
        ## The `kith up` command, in 60 s_x!
        Wörter
        ------
        <a id="explicit"></a>
        ```
        # In code
        ```
        """);
    write("docs/a space.txt", "");
    write("target/built.md", "[a](missing.md)");
    return Documents.below(directory).deadLinks().toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// The tests are started in the module or in the root of the repository.
  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("test-kit")) ? here : Objects.requireNonNull(here.getParent());
  }
}
