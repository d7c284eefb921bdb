package dev.kith.discovery.advert;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One service as it announces itself (RFC 6763, section 6). Nobody has checked it: it is a hint
/// where to look, and whoever connects learns by signatures who is there.
///
/// @param name of the instance, for people; 1 to [#MAX_NAME] bytes of ASCII
/// @param key that the service signs with
/// @param url where it is reached, of at most [#MAX_URL] characters
public record Advert(String name, Offer offer, PublicKey key, URI url) {

  /// Longest label of DNS, in bytes.
  public static final int MAX_NAME = 63;

  /// What fits into one string of a TXT record beside its name, in characters.
  public static final int MAX_URL = 240;

  private static final String VERSION = "1";

  /// @throws IllegalArgumentException in one sentence, if it cannot be announced
  public Advert {
    if (!name.matches("[ -~]{1,63}")) {
      throw new IllegalArgumentException("the name of a service has 1 to 63 plain characters");
    }
    boolean whole =
        url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!whole || !offer.isReachedBy(url.getScheme()) || url.toString().length() > MAX_URL) {
      throw new IllegalArgumentException(
          "\"%s\" is no URL at which a %s is reached".formatted(url, offer.word()));
    }
  }

  /// The strings of the TXT record. Names of keys are short, as section 6.4 advises.
  public Map<String, String> text() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("txtvers", VERSION);
    text.put("offer", offer.word());
    text.put("key", key.hex());
    text.put("url", url.toString());
    return text;
  }

  /// What somebody announces, or null if it is nothing of ours.
  public static @Nullable Advert of(String name, Map<String, String> text) {
    Offer offer = Offer.of(text.get("offer"));
    PublicKey key = PublicKey.ofHexOrNull(text.get("key"));
    String url = text.get("url");
    if (!VERSION.equals(text.get("txtvers")) || offer == null || key == null || url == null) {
      return null;
    }
    try {
      return new Advert(name, offer, key, URI.create(url));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
