package dev.kith.client.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.identity.Resolution.Found;
import dev.kith.client.identity.Resolution.NotFound;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Note;
import dev.kith.model.nip19.Nprofile;
import dev.kith.model.nip19.Npub;
import dev.kith.model.nip19.Nsec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressBookTest {

  private static final PublicKey KEY = new PublicKey(new Bytes32(1, 2, 3, 4));
  private static final PublicKey OWN = new PublicKey(new Bytes32(5, 6, 7, 8));

  private final AddressBook book =
      new AddressBook(
          keyring(),
          () -> Map.of("bob", new Npub(KEY).text(), "carol", "carol@example.org", "me", "nothing"),
          name ->
              name.toString().equals("carol@example.org")
                  ? new Found(KEY)
                  : new NotFound("no " + name));

  @Test
  void hexAndBechKeysAreTakenAsTheyAre() {
    assertThat(book.resolve(KEY.hex())).isEqualTo(new Found(KEY));
    assertThat(book.resolve(new Npub(KEY).text())).isEqualTo(new Found(KEY));
    assertThat(book.resolve(new Nprofile(KEY, List.of()).text())).isEqualTo(new Found(KEY));
  }

  @Test
  void aNameWithAHostIsLookedUp() {
    assertThat(book.resolve("carol@example.org")).isEqualTo(new Found(KEY));
    assertThat(book.resolve("dave@example.org")).isEqualTo(new NotFound("no dave@example.org"));
  }

  @Test
  void aContactStandsForItsKeyOrName() {
    assertThat(book.resolve("bob")).isEqualTo(new Found(KEY));
    assertThat(book.resolve("carol")).isEqualTo(new Found(KEY));
  }

  @Test
  void aKeyOfThisMachineComesBeforeAContact() {
    assertThat(book.resolve("me")).isEqualTo(new Found(OWN));
  }

  @Test
  void aSecretKeyIsNotTakenForAnAddress() {
    String nsec = new Nsec(new SecretKey(KEY.value())).text();
    assertThat(book.resolve(nsec)).isInstanceOf(NotFound.class).asString().doesNotContain(nsec);
  }

  @Test
  void anythingElseIsExplained() {
    assertThat(book.resolve("nobody"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).contains("the file contacts"));
    assertThat(book.resolve(new Note(new EventId(KEY.value())).text()))
        .isInstanceOf(NotFound.class);
    assertThat(book.resolve(new Npub(KEY).text() + "x"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).startsWith("that is no key: "));
  }

  private static Keyring keyring() {
    NamedKey own = new NamedKey(new KeyName("me"), new KeyPair(new SecretKey(OWN.value()), OWN));
    return new Keyring() {
      @Override
      public @Nullable NamedKey find(KeyName name) {
        return name.equals(own.name()) ? own : null;
      }

      @Override
      public @Nullable NamedKey create(KeyName name) {
        return null;
      }

      @Override
      public List<NamedKey> list() {
        return List.of(own);
      }
    };
  }
}
