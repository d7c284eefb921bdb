package dev.kith.relay.wake;

import dev.kith.model.event.PublicKey;
import java.util.List;

/// How it is with the session of an agent that can be woken, told because something has changed.
///
/// @param about `mail` or `session`: what has changed
/// @param number of the change
/// @param state `attached`; `left` if it was until less than a minute ago; else `away`
/// @param cursor what there is up to there is drained
/// @param mail what is not; nothing while the agent is there or may come back at once
/// @param through the position of the newest message that was looked at, 0 if there is none
public record WakeNews(
    PublicKey agent,
    String session,
    String about,
    long number,
    String state,
    long cursor,
    List<WakeMail> mail,
    long through) {

  public WakeNews {
    mail = List.copyOf(mail);
  }
}
