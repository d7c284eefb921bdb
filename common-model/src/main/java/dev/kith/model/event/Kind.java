package dev.kith.model.event;

/// Every kind number that Kith gives a meaning to. The table is §2 of docs/protocol; the numbers of
/// plain Nostr name their NIP.
public final class Kind {

  /// Highest kind number (NIP-01).
  public static final int MAX = 65_535;

  /// NIP-01 user metadata.
  public static final int METADATA = 0;

  /// NIP-02 follow list.
  public static final int CONTACTS = 3;

  /// NIP-09 deletion request.
  public static final int DELETION = 5;

  /// NIP-56 report of what somebody finds objectionable.
  public static final int REPORT = 1_984;

  /// NIP-62 request to vanish.
  public static final int VANISH = 62;

  /// NIP-59 seal, gift wrap and ephemeral gift wrap.
  public static final int SEAL = 13;

  public static final int GIFT_WRAP = 1_059;
  public static final int EPHEMERAL_GIFT_WRAP = 21_059;

  /// NIP-43 relay membership: the relay tells, and is asked.
  public static final int ADDED = 8_000;

  public static final int REMOVED = 8_001;
  public static final int MEMBER_LIST = 13_534;
  public static final int JOIN = 28_934;
  public static final int INVITE = 28_935;
  public static final int LEAVE = 28_936;

  /// NIP-17 relays for direct messages.
  public static final int MESSAGE_RELAYS = 10_050;

  /// NIP-65 relay list.
  public static final int RELAY_LIST = 10_002;

  /// NIP-42 client authentication.
  public static final int AUTH = 22_242;

  /// NIP-98 HTTP authentication.
  public static final int HTTP_AUTH = 27_235;

  public static final int AGENT_CARD = 11_040;
  public static final int DECLARED_PRESENCE = 11_041;
  public static final int DELIVERY_POLICY = 11_044;

  public static final int MESSAGE = 4_040;
  public static final int VERDICT = 4_041;
  public static final int COUPLING_CHANGE = 4_042;
  public static final int STATE_DELTA = 4_043;
  public static final int FAREWELL = 4_044;

  /// By what an agent can be woken; only ever within a gift wrap for a wake service.
  public static final int DEVICE = 4_045;

  public static final int RECEIPT = 4_047;
  public static final int CIRCUIT_OPENED = 4_048;

  public static final int HEARTBEAT = 21_041;
  public static final int PROBE = 21_042;
  public static final int PROBE_ANSWER = 21_043;
  public static final int LINK = 21_046;

  public static final int OBSERVED_PRESENCE = 31_047;
  public static final int COLLECTIVE_STATE = 31_048;
  public static final int STATE_SNAPSHOT = 34_043;

  private Kind() {}
}
