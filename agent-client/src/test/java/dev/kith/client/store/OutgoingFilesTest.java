package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutgoingFilesTest {

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), signer.random());
  private final KeyPair bob = KeyPair.generate(signer.signatures(), signer.random());
  @TempDir Path home;

  @Test
  void whatIsKeptIsThereInItsOrderForTheNextProcess() {
    List<Event> events = List.of(event(alice, "1"), event(alice, "2"), event(alice, "3"));
    events.forEach(event -> assertThat(files().keep(alice.publicKey(), event)).isTrue());
    assertThat(kept(alice)).containsExactlyElementsOf(events);
    assertThat(files().first(alice.publicKey(), 2)).hasSize(2);
  }

  @Test
  void whatIsForgottenIsGoneAndTheNextComesBehindTheOthers() {
    Event first = event(alice, "1");
    Event second = event(alice, "2");
    Event third = event(alice, "3");
    files().keep(alice.publicKey(), first);
    files().keep(alice.publicKey(), second);
    files().forget(alice.publicKey(), files().first(alice.publicKey(), 1).getFirst());
    files().keep(alice.publicKey(), third);
    assertThat(kept(alice)).containsExactly(second, third);
  }

  @Test
  void eachKeyHasItsOwn() {
    files().keep(alice.publicKey(), event(alice, "1"));
    assertThat(kept(bob)).isEmpty();
  }

  @Test
  void whatIsNoSignedEventIsNotSent() throws IOException {
    files().keep(alice.publicKey(), event(alice, "1"));
    Files.writeString(file(), "{}");
    assertThatThrownBy(() -> kept(alice))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("move it away");
  }

  @Test
  void thereIsABound() throws IOException {
    files().keep(alice.publicKey(), event(alice, "1"));
    for (int number = 2; number <= Outgoing.MAX_EVENTS; number++) {
      Files.createFile(file().resolveSibling("%012d.json".formatted(number)));
    }
    assertThat(files().keep(alice.publicKey(), event(alice, "2"))).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
  void onlyTheOwnerMayReadThem() throws IOException {
    files().keep(alice.publicKey(), event(alice, "1"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private List<Event> kept(KeyPair author) {
    return files().first(author.publicKey(), 100).stream().map(Outgoing.Kept::event).toList();
  }

  private Path file() {
    return home.resolve("outgoing").resolve(alice.publicKey().hex()).resolve("000000000001.json");
  }

  private Outgoing files() {
    return new OutgoingFiles(home);
  }

  private Event event(KeyPair author, String text) {
    return signer.sign(new EventDraft(1_700_000_000, Kind.MESSAGE, List.of(), text), author);
  }
}
