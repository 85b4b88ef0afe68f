package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * A what-if result as one page that needs nothing but a browser: it loads nothing from anywhere,
 * its tables can be read without scripts, and only its plots need them.
 */
public final class HtmlReport {
  private static final PageParts PARTS = PageParts.load();

  /** Escapes what it inserts, for text and for quoted attributes alike. */
  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .nullValue("")
          .compile(PARTS.template());

  private HtmlReport() {}

  /**
   * The page.
   *
   * @param result as the engine writes it; a section that it lacks is not in the page
   */
  public static String of(JsonNode result) {
    Map<String, Object> around = new HashMap<>();
    around.put("style", PARTS.style());
    around.put("echarts", PARTS.echarts());
    around.put("echartsVersion", PageParts.ECHARTS_VERSION);
    around.put("script", PARTS.script());
    around.put("policy", PARTS.policy());
    around.put("data", PlotData.of(result));
    var page = new StringWriter();
    TEMPLATE.execute(Page.of(result), around, page);
    return page.toString();
  }
}
