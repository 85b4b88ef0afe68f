package io.fleettwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String NASTY =
      "</script><img src=x onerror=alert(1)>\"'`&{{title}}<!--\u2028$1</title>";

  @Test
  void theBrowserFindsNothingToMend() {
    for (ObjectNode result : List.of(Samples.everything(), Samples.minimal(), nasty())) {
      Parser parser = Parser.htmlParser().setTrackErrors(20);
      parser.parseInput(HtmlReport.of(result), "");
      assertThat(parser.getErrors()).isEmpty();
    }
  }

  @Test
  void everySectionOfTheResultIsThereAndListed() {
    Document page = page(Samples.everything());
    assertThat(page.select("main > section").eachAttr("id"))
        .containsExactly(
            "findings",
            "measures",
            "stops",
            "curves",
            "differences",
            "search",
            "sensitivity",
            "assumptions",
            "question")
        .isEqualTo(
            page.select("nav a").eachAttr("href").stream().map(h -> h.substring(1)).toList());
  }

  @Test
  void whatTheResultLacksIsNotThere() {
    Document page = page(Samples.minimal());
    assertThat(page.select("main > section").eachAttr("id"))
        .containsExactly("findings", "measures", "stops", "curves", "question");
    assertThat(page.select("nav a")).hasSize(5);
    assertThat(page.select(".lead, .card .note, .warning")).isEmpty();
    assertThat(text(page.selectFirst("#findings dl"))).contains("No device in at least 95 %");
    assertThat(page.body().text()).doesNotContain("null", "NaN");
  }

  @Test
  void aResultWithoutCurvesHasNoPlots() {
    ObjectNode result = Samples.minimal();
    ((ObjectNode) result.at("/plans/0")).remove("curves");
    assertThat(page(result).select("#curves, .plot")).isEmpty();
  }

  @Test
  void findingsSayInWordsWhatHappened() {
    String card = text(page(Samples.everything()).select(".card").get(1));
    assertThat(card)
        .contains("27 devices (14 to 49), 0.14 % of the fleet; at the worst moment 18 devices")
        .contains("By the gate of ring Test in 97 % of the futures, by nobody in 3 %")
        .contains("noticed after 1 d 1 h (1 d to 1 d 5 h)")
        .contains("50 % after 1 h 35 min (1 h to 2 h 30 min), 97 % after")
        .contains("6,006 fewer down at once than with as-it-happened");
  }

  @Test
  void aTimeThatSomeFuturesNeverReachSaysSo() {
    Document page = page(Samples.everything());
    Element back = row(page, "#measures", "99 % of those hit back after");
    assertThat(text(back.select("td").get(0)))
        .contains("3 d 2 h", "2 d 19 h to never", "never in 7 %");
    Element complete = row(page, "#measures", "Time to complete");
    assertThat(text(complete.select("td").get(0))).isEqualTo("never");
    assertThat(text(complete.select("td").get(1))).isEqualTo("not reached never in 97 %");
  }

  @Test
  void tablesHaveACellForEachHeading() {
    for (Element table : page(Samples.everything()).select("table")) {
      int columns = table.select("thead th").size();
      assertThat(table.select("tbody tr"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.select("> th, > td")).hasSize(columns));
    }
  }

  @Test
  void theBestPlanIsMarked() {
    Document page = page(Samples.everything());
    assertThat(page.select("#search .best th").eachText())
        .isNotEmpty()
        .allMatch(t -> t.startsWith("test-1_first-1_bake-P1D best"));
  }

  @Test
  void headingsAreInOrderAndTargetsExistOnce() {
    Document page = page(Samples.everything());
    assertThat(page.select("h1")).hasSize(1);
    int level = 0;
    for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
        .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
    assertThat(page.select("a").eachAttr("href"))
        .allSatisfy(h -> assertThat(page.getElementById(h.substring(1))).isNotNull());
  }

  @Test
  void whoCannotSeeIsToldWhatIsWhere() {
    Document page = page(Samples.everything());
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("header, nav, main, footer")).hasSize(4);
    assertThat(page.select(".plot")).hasSize(6).allMatch(p -> !p.attr("aria-label").isBlank());
    assertThat(page.select("#curves details")).hasSize(3);
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    Document page = page(nasty());
    assertThat(page.select("link, img, iframe, object, embed, base, script[src], [srcset]"))
        .isEmpty();
    assertThat(page.select("[style], [onclick], [onerror], [onload]")).isEmpty();
    assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import");
    assertThat(page.select("a").eachAttr("href")).allMatch(href -> href.startsWith("#"));
  }

  @Test
  void thePolicyAllowsWhatIsInThePageByItsHash() {
    Document page = page(Samples.everything());
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http");
    for (Element inline : page.select("style, script:not([type])")) {
      assertThat(policy).contains("'sha256-" + hash(inline.data()) + "'");
    }
    assertThat(page.select("script:not([type])")).hasSize(2);
  }

  @Test
  void namesThatLookLikeMarkupStayText() throws JsonProcessingException {
    ObjectNode result = nasty();
    String html = HtmlReport.of(result);
    Document page = Jsoup.parse(html);
    assertThat(page.selectFirst("h1").text()).isEqualTo(Parser.unescapeEntities(NASTY, false));
    assertThat(page.select(".card h3").first().text()).contains("</script>");
    assertThat(page.select("script")).hasSize(3);
    String data = page.getElementById("data").data();
    assertThat(data).doesNotContain("<", ">", "&", "\u2028");
    JsonNode read = new ObjectMapper().readTree(data);
    assertThat(read.at("/plans/0/id").asText()).isEqualTo(NASTY);
  }

  @Test
  void theQuestionReadsBackAsItWasAsked() throws JsonProcessingException {
    ObjectNode result = Samples.everything();
    ((ObjectNode) result.at("/question/document")).put("opens", "07:00").put("code", "0x50");
    String shown = page(result).selectFirst("#question pre").wholeText();
    assertThat(new YAMLMapper().readTree(shown)).isEqualTo(result.at("/question/document"));
  }

  @Test
  void whoCancelledIsWarned() {
    ObjectNode result = Samples.everything();
    ((ObjectNode) result.at("/replications")).put("endedBy", "cancelled");
    assertThat(page(result).select("[role=note]").text()).contains("cancelled");
  }

  /** The whole result with a nasty text wherever people write one. */
  private static ObjectNode nasty() {
    ObjectNode result = Samples.everything();
    ((ObjectNode) result.at("/question")).put("name", NASTY).put("description", NASTY);
    ((ObjectNode) result.at("/question/document")).put("name", NASTY);
    ((ObjectNode) result.at("/plans/0")).put("id", NASTY).put("description", NASTY);
    ((ObjectNode) result.at("/plans/1/rings/0")).put("name", NASTY);
    ((ObjectNode) result.at("/plans/0/stoppedBy/0")).put("by", NASTY);
    ((ObjectNode) result.at("/assumptions/0")).put("source", NASTY);
    ((ObjectNode) result.at("/search/plans/0")).put("id", NASTY);
    ((ObjectNode) result.at("/sensitivity/factors/0/low")).put("value", NASTY);
    return result;
  }

  private static Document page(ObjectNode result) {
    return Jsoup.parse(HtmlReport.of(result));
  }

  private static Element row(Document page, String section, String label) {
    return page.select(section + " tbody tr").stream()
        .filter(r -> text(r.selectFirst("th")).startsWith(label))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Element element) {
    return element.text().replace('\u00a0', ' ');
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
