package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.kith.client.identity.LocalTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsFileTest {

  @TempDir Path home;

  @Test
  void aLineIsANameAndAKey() throws IOException {
    write("# friends\n\nbob\tnpub1abc # from the office\n carol   carol@example.org\n");
    assertThat(new ContactsFile(home).all())
        .containsExactly(entry("bob", "npub1abc"), entry("carol", "carol@example.org"));
  }

  @Test
  void aLineThatIsNeitherIsNamed() throws IOException {
    write("bob npub1abc\ncarol\n");
    assertThatThrownBy(() -> new ContactsFile(home).all())
        .isInstanceOf(LocalTrouble.class)
        .hasMessageStartingWith("line 2 of ");
  }

  @Test
  void withoutAFileThereAreNoContacts() {
    assertThat(new ContactsFile(home).all()).isEmpty();
  }

  private void write(String text) throws IOException {
    Files.writeString(home.resolve("contacts"), text);
  }
}
