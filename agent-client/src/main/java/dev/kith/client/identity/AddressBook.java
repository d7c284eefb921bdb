package dev.kith.client.identity;

import dev.kith.client.identity.Resolution.Found;
import dev.kith.client.identity.Resolution.NotFound;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Entity;
import dev.kith.model.nip19.Naddr;
import dev.kith.model.nip19.Nevent;
import dev.kith.model.nip19.Note;
import dev.kith.model.nip19.Nprofile;
import dev.kith.model.nip19.Npub;
import dev.kith.model.nip19.Nsec;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds the key that a person means.
public final class AddressBook {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern ENTITY =
      Pattern.compile("(npub|nprofile|nsec|note|nevent|naddr)1.*");

  private final Keyring keyring;
  private final Contacts contacts;
  private final NameLookup lookup;

  public AddressBook(Keyring keyring, Contacts contacts, NameLookup lookup) {
    this.keyring = keyring;
    this.contacts = contacts;
    this.lookup = lookup;
  }

  /// Finds the key of a text: 64 hex digits, npub, nprofile, `name@host`, the name of a key of this
  /// machine, or the name of a contact.
  public Resolution resolve(String text) {
    if (KeyName.isOne(text) && !isAddress(text)) {
      NamedKey own = keyring.find(new KeyName(text));
      if (own != null) {
        return new Found(own.keyPair().publicKey());
      }
      String contact = contacts.all().get(text);
      if (contact != null) {
        return address(contact);
      }
    }
    return address(text);
  }

  private static boolean isAddress(String text) {
    return HEX.matcher(text).matches() || ENTITY.matcher(text).matches();
  }

  private Resolution address(String text) {
    InternetName name = InternetName.of(text);
    if (name != null) {
      return lookup.lookUp(name);
    }
    if (HEX.matcher(text).matches()) {
      return new Found(PublicKey.ofHex(text.toLowerCase(Locale.ROOT)));
    }
    if (ENTITY.matcher(text).matches()) {
      return entity(text);
    }
    return new NotFound(
        "nobody is known here by that name: give 64 hex digits, an npub, name@host, the name of a"
            + " key of this machine, or a name from the file contacts");
  }

  private static Resolution entity(String text) {
    try {
      return switch (Entity.parse(text)) {
        case Npub(PublicKey key) -> new Found(key);
        case Nprofile(PublicKey key, _) -> new Found(key);
        case Nsec _ -> new NotFound("that is a secret key: never give it to anybody");
        case Note _, Nevent _, Naddr _ ->
            new NotFound("that names an event: give an npub or nprofile, which name an agent");
      };
    } catch (IllegalArgumentException malformed) {
      return new NotFound("that is no key: " + malformed.getMessage());
    }
  }
}
