package dev.kith.client.command;

/// How a command ends, for scripts.
final class ExitCode {

  static final int OK = 0;

  /// Relays were reached, and none took the event or served the filter.
  static final int REFUSED = 1;

  /// An option, an argument or an addressee is wrong.
  static final int USAGE = 2;

  /// No relay was reached, or none answered.
  static final int UNREACHABLE = 3;

  /// Keys or other files of this machine are not as they must be.
  static final int LOCAL_TROUBLE = 4;

  /// The time was up before all had come that was waited for.
  static final int TIME_UP = 5;

  /// No relay was reached; the event is kept here and sent later.
  static final int QUEUED = 6;

  /// For the help of each command.
  static final String TABLE =
      "Exit codes: 0 done, 1 refused by the relay, 2 used wrongly, 3 relay not reached or silent,"
          + " 4 trouble with local files, 5 time up, 6 kept here to be sent later.";

  private ExitCode() {}
}
