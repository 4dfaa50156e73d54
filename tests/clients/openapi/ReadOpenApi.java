import com.reprezen.kaizen.oasparser.OpenApi3Parser;
import com.reprezen.kaizen.oasparser.model3.OpenApi3;
import java.net.URL;

/** Reads an API description, validates it, and prints its paths; fails with what is wrong. */
public class ReadOpenApi {
    public static void main(String[] arguments) throws Exception {
        OpenApi3 model = new OpenApi3Parser().parse(new URL(arguments[0]), true);
        model.getValidationItems().forEach(item -> System.err.println(item.getSeverity() + " " + item));
        model.getPaths().keySet().forEach(System.out::println);
        System.exit(model.isValid() ? 0 : 1);
    }
}
