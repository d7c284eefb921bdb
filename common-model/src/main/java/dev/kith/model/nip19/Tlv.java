package dev.kith.model.nip19;

/// The field types of NIP-19, "Shareable identifiers with extra metadata".
enum Tlv {
  SPECIAL(0, "main field"),
  RELAY(1, "relay"),
  AUTHOR(2, "author"),
  KIND(3, "kind");

  private final int number;
  private final String label;

  Tlv(int number, String label) {
    this.number = number;
    this.label = label;
  }

  int number() {
    return number;
  }

  /// The type in our sentences.
  String label() {
    return label;
  }
}
