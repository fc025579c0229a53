import java.io.FileInputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** One line for each file and standard: path, standard, true or false, and the rules that were broken. */
public class Judge {
  public static void main(String[] paths) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String path : paths)
      for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_B, PDFAFlavour.PDFUA_1))
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
          ValidationResult result = validator.validate(parser);
          Set<String> broken = new TreeSet<>();
          for (TestAssertion each : result.getTestAssertions())
            broken.add(each.getRuleId().getClause() + " " + each.getMessage().replaceAll("\\s+", " "));
          System.out.println(path + "\t" + flavour + "\t" + result.isCompliant() + "\t" + String.join(" | ", broken));
        }
  }
}
