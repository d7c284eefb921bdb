package dev.kith.model.nip19;

/// A key, an event or an address in the form that people copy and paste (NIP-19). Only for people:
/// inside events and filters there is hex.
public sealed interface Entity permits Npub, Nsec, Note, Nprofile, Nevent, Naddr {

  /// Reads any of the six.
  ///
  /// @throws IllegalArgumentException in one sentence that never quotes the text, which may be a
  ///   secret key
  static Entity parse(String text) {
    Bech32 entity = Bech32.parse(text);
    return switch (entity.prefix()) {
      case Npub.PREFIX -> Npub.read(entity);
      case Nsec.PREFIX -> Nsec.read(entity);
      case Note.PREFIX -> Note.read(entity);
      case Nprofile.PREFIX -> Nprofile.read(new TlvReader(entity));
      case Nevent.PREFIX -> Nevent.read(new TlvReader(entity));
      case Naddr.PREFIX -> Naddr.read(new TlvReader(entity));
      default ->
          throw new IllegalArgumentException(
              "expected text that starts with npub1, nsec1, note1, nprofile1, nevent1 or naddr1");
    };
  }

  /// The bech32 text, lowercase.
  ///
  /// @throws IllegalArgumentException in one sentence, if a relay or an identifier has more than
  ///   255 bytes or characters without an encoding, a kind is out of range, or the text would
  ///   exceed 5000 characters
  String text();
}
