package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.THE_SUBSCRIPTION;
import static dev.kith.model.wire.Decoding.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Filters that are refused, always with the subscription they were for.
class FaultyFilterTest {

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"x\""})
  void aFilterIsAnObject(String filter) {
    assertFilterRefused(filter, "invalid: a filter must be an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ids":"x"}           | filter ids must be an array
          {"ids":null}          | filter ids must be an array
          {"ids":[1]}           | filter ids must be a string
          {"ids":["abc"]}       | filter ids must be 64 lowercase hex digits
          {"authors":{}}        | filter authors must be an array
          {"authors":[null]}    | filter authors must be a string
          {"authors":[""]}      | filter authors must be 64 lowercase hex digits
          {"kinds":1}           | filter kinds must be an array
          {"kinds":["1"]}       | filter kinds must hold whole numbers from 0 to 65535
          {"kinds":[65536]}     | filter kinds must hold whole numbers from 0 to 65535
          {"kinds":[-1]}        | filter kinds must hold whole numbers from 0 to 65535
          {"kinds":[1.0]}       | filter kinds must hold whole numbers from 0 to 65535
          {"#e":"x"}            | filter #e must be an array
          {"#e":["abc"]}        | filter #e must be 64 lowercase hex digits
          {"#p":["abc"]}        | filter #p must be 64 lowercase hex digits
          {"&t":"x"}            | filter &t must be an array
          {"&t":[1]}            | &t must be a string
          {"&e":["abc"]}        | filter &e must be 64 lowercase hex digits
          {"topics":"#"}        | filter topics must be an array
          {"topics":[1]}        | filter topics must be a string
          {"topics":[""]}       | filter topics holds '': it must not be empty and not hold U+0000
          {"topics":["#/a"]}    | filter topics holds '#/a': # must stand alone as its last level
          {"topics":["a+"]}     | filter topics holds 'a+': + must stand alone in its level
          {"search":["x"]}      | filter search must be a string
          {"search":"\\udc00"}  | filter search holds a lone surrogate
          {"#t":[1]}            | #t must be a string
          {"#t":[["a"]]}        | #t must be a string
          {"#t":["\\ud800"]}    | #t holds a lone surrogate
          {"since":"1"}         | filter since must hold whole numbers
          {"since":-1}          | filter since must hold whole numbers
          {"since":1.0}         | filter since must hold whole numbers
          {"since":1e9}         | filter since must hold whole numbers
          {"until":null}        | filter until must hold whole numbers
          {"until":9223372036854775808} | filter until must hold whole numbers
          {"limit":-1}          | filter limit must hold whole numbers
          {"limit":[1]}         | filter limit must hold whole numbers
          {"kinds":[],"kinds":[1]}         | filter has two keys named kinds
          {"#t":[],"\\u0023t":["a"]}       | filter has two keys named #t
          """)
  void aConditionOfAnotherShapeIsNamed(String filter, String sentence) {
    assertFilterRefused(filter, "invalid: " + sentence);
  }

  @Test
  void hexInUppercaseIsRefused() {
    String id = "A".repeat(64);

    assertFilterRefused("{\"ids\":[\"" + id + "\"]}", "invalid: filter ids must be 64 lowercase");
    assertFilterRefused("{\"#p\":[\"" + id + "\"]}", "invalid: filter #p must be 64 lowercase");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "&", "&tt", "#", "#tt", "#1", "#\u00e9", "##", "", "IDS"})
  void aKeyThatIsNotUnderstoodIsRefused(String key) {
    assertFilterRefused("{\"" + key + "\":[]}", "unsupported: filter key '" + key + "'");
  }

  @Test
  void aNumberLongerThanAnyIsRefusedLikeOne() {
    assertFilterRefused(
        "{\"since\":" + "9".repeat(10_000) + "}", "invalid: filter since must hold whole numbers");
  }

  private static void assertFilterRefused(String filter, String start) {
    assertRefused("[\"REQ\",\"s\"," + filter + "]", THE_SUBSCRIPTION, start);
    assertRefused("[\"REQ\",\"s\",{}," + filter + ",{}]", THE_SUBSCRIPTION, start);
  }
}
