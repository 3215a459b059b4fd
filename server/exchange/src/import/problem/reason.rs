//! The closed list of reasons why a cell, a row or a file is not taken, in both languages.

use chrono::NaiveDate;
use entity::Language;
use entity::register::headcount::COUNT_MAX;
use entity::register::import::ProblemCode;
use entity::register::uscc::UsccFault;

/// Writes the list once: variant (with values), code, both sentences.
macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident $({ $($field:ident: $ty:ty),+ })? = $code:ident, $zh:literal, $en:literal;)+) => {
        /// Why something is not taken.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the values of a reason are named by its sentence")]
        pub enum Reason {
            $($(#[$doc])* $variant $({ $($field: $ty),+ })?,)+
            /// The credit code is wrong; the rule itself says how.
            Uscc(UsccFault),
        }

        impl Reason {
            /// The kind of problem in the API.
            #[must_use]
            pub const fn code(&self) -> ProblemCode {
                match self {
                    $(Self::$variant { .. } => ProblemCode::$code,)+
                    Self::Uscc(_) => ProblemCode::Uscc,
                }
            }

            /// One sentence that says what is wrong and what to do.
            #[must_use]
            #[expect(unused_variables, reason = "some values are words of one of the languages")]
            pub fn sentence(&self, language: Language) -> String {
                match (self, language) {
                    $(
                        (Self::$variant $({ $($field),+ })?, Language::Zh) => format!($zh),
                        (Self::$variant $({ $($field),+ })?, Language::En) => format!($en),
                    )+
                    (Self::Uscc(fault), language) => uscc_sentence(*fault, language),
                }
            }
        }
    };
}

reasons! {
    // The file.
    /// More bytes than the importer takes.
    FileTooLarge { max: usize } = TooLarge, "文件超过{max} MB，请删去图片等无关内容或拆分后再导入", "The file is larger than {max} MB: remove pictures or split it";
    /// It unpacks to more than the importer takes.
    UnpacksTooLarge { max: usize } = TooLarge, "文件解压后超过{max} MB，不予读取；请只保留登记表后另存", "Unpacked, the file is larger than {max} MB: keep only the register and save again";
    /// Its inner structure is larger than a register's.
    TooIntricate = TooLarge, "文件的样式或结构过于庞大，不予读取；请把数据复制到新建的表格后再导入", "The file's styles or structure are too large: copy the data into a new spreadsheet";
    /// Too many rows.
    TooManyRows { max: usize } = TooLarge, "数据超过{max}行，请拆分为多个文件分别导入", "There are more than {max} rows: split the file and import each part";
    /// Too many columns.
    TooManyColumns { max: usize } = TooLarge, "数据超过{max}列，请只保留需要的列", "There are more than {max} columns: keep only those that are needed";
    /// Too many cells, or too much text in them.
    TooManyCells { max: usize } = TooLarge, "内容超过{max}个单元格或文字过多，请拆分为多个文件或删去不需要的列", "There are more than {max} cells or too much text: split the file or remove columns";
    /// Nothing in it.
    EmptyFile = Unreadable, "文件是空的", "The file is empty";
    /// An old or a protected Excel file.
    OldExcel = Unreadable, "这是旧版 .xls 或加密的文件，请取消密码并另存为 .xlsx 后再导入", "This is an old .xls or a password-protected file: save it as .xlsx without a password";
    /// A web page with a spreadsheet's name.
    Markup = Unreadable, "这是网页格式的文件，请用表格软件打开并另存为 .xlsx 后再导入", "This is a web page: open it in a spreadsheet program and save it as .xlsx";
    /// Neither .xlsx nor .csv.
    NotASpreadsheet = Unreadable, "不是 .xlsx 或 .csv 表格，请另存为其中一种后再导入", "Neither .xlsx nor .csv: save it as one of them";
    /// A broken .xlsx.
    Damaged = Unreadable, "文件已损坏，请用表格软件打开并另存为 .xlsx 后再导入", "The file is damaged: open it in a spreadsheet program and save it as .xlsx";
    /// No encoding fits.
    UnknownEncoding = Unreadable, "文字编码既不是 UTF-8 也不是 GB18030，请另存为 .xlsx 或 UTF-8 编码的 .csv", "The text is neither UTF-8 nor GB18030: save it as .xlsx or as .csv in UTF-8";
    /// No worksheet to be seen.
    NoVisibleSheet = Unreadable, "没有可见的工作表", "There is no visible worksheet";
    /// A quotation mark that is never closed.
    UnclosedQuote = Unreadable, "从这一行起引号没有闭合", "A quotation mark that opens in this row is never closed";
    /// A heading and nothing below.
    NoRows = Empty, "表头下没有数据行", "There is no row below the headings";
    // The columns.
    /// A needed column is missing.
    MissingColumn { label: &'static str, label_en: &'static str } = MissingColumn, "缺少“{label}”列，请补上或在列对应中指定", "The column {label_en} is missing: add it or say which column it is";
    /// Two columns mean the same.
    DoubleColumn { label: &'static str, label_en: &'static str } = DoubleColumn, "有多列都对应“{label}”，请只保留一列", "Several columns are taken as {label_en}: keep one";
    /// Nothing to compare.
    NoFigures = MissingColumn, "没有可以比对的列：至少要有名称、法定代表人、届满日期、个人会员数、单位会员数中的一列", "There is nothing to compare: at least a column with name, legal representative, end of term or members is needed";
    /// A correction names no heading of the file.
    NoSuchHeading = MissingColumn, "文件中没有这一列", "The file has no such column";
    // Cells.
    /// Nothing where something is needed.
    Empty = Empty, "不能为空", "This may not be empty";
    /// A formula.
    Formula = Formula, "这是公式，请改为数值（复制后选择性粘贴为值）", "This is a formula: paste its value instead";
    /// An error value.
    ErrorValue = Formula, "这是错误值，请更正", "This is an error value: correct it";
    /// A code that the spreadsheet keeps as a number has lost digits.
    UsccAsNumber = Uscc, "代码被存成了数字，末几位已丢失，请把单元格设为文本后重新填写", "The code was kept as a number and has lost digits: format the cell as text and type it again";
    /// The same code stands in an earlier row.
    DoubleUscc { row: u32 } = DoubleUscc, "与第{row}行的代码相同", "The same code stands in row {row}";
    /// No such society, or none any more.
    UnknownSociety = UnknownSociety, "登记簿中没有这个代码的学会，或已注销；请核对代码，或删去这一行", "The register has no society with this code, or none any more: check the code or remove the row";
    /// Another region's society.
    OtherRegion { region: String } = OtherRegion, "该学会不属于本次导入的地区（{region}）", "The society does not belong to the region of this import ({region})";
    /// Not a count.
    NotACount = Number, "应为不小于0的整数", "A whole number of 0 or more is needed";
    /// A count beyond any society.
    CountTooLarge = Number, "数字过大，最多{COUNT_MAX}", "Too large: at most {COUNT_MAX}";
    /// Not a date.
    NotADate = Date, "不是完整的日期，请写成 2026-03-20、2026/3/20 或 2026年3月20日", "Not a full date: write 2026-03-20, 2026/3/20 or 2026年3月20日";
    /// Not one of the terms.
    NotATerm { terms: String } = Term, "不在可选项中：{terms}", "Not one of the terms: {terms}";
    /// Too long.
    TooLong { max: usize } = Text, "文字过长，最多{max}个字", "Too long: at most {max} characters";
    /// Control characters.
    ControlCharacter = Text, "含有换行或不可见的控制字符，请删除", "There are line breaks or invisible control characters: remove them";
    // Cells against each other and against what is known.
    /// The total is not the sum.
    PartyTotal { sum: i32 } = Counts, "党员总数应等于正式党员与预备党员之和（{sum}）", "Party members must be formal and probationary members together ({sum})";
    /// A contradiction that the rule of headcounts names.
    CountsRefused { zh: String, en: String } = Counts, "{zh}", "{en}";
    /// Later than the day of the import.
    InFuture { day: NaiveDate } = Order, "日期不能晚于数据基准日（{day}）", "The day cannot lie after the day that the data hold for ({day})";
    /// Before the registration.
    BeforeRegistration { day: NaiveDate } = Order, "日期不能早于成立登记日期（{day}）", "The day cannot lie before the registration ({day})";
    /// Registered before there were such registrations.
    TooLongAgo = Order, "日期过早，请核对年份", "The day lies too far back: check the year";
    /// Implausibly far ahead.
    TooFarAhead { years: i32 } = Order, "日期在{years}年之后，请核对年份", "The day lies more than {years} years ahead: check the year";
    /// A conclusion of a year that is not over.
    YearNotOver { year: i32 } = Order, "{year}年尚未结束，不会有年检结论；请核对列名中的年份", "{year} is not over, so it has no conclusion: check the year in the heading";
    /// A figure of a day that is still to come.
    FigureInFuture { day: NaiveDate } = Order, "数据日期不能晚于今天（{day}）", "Figures cannot be of a day after today ({day})";
    /// Civil affairs has said something else since.
    NewerFigure { since: NaiveDate, value: String } = Order, "民政部门{since}的数据更新（{value}）；请核对这一行的数据日期，或改用新导出的文件", "Civil affairs has said something newer on {since} ({value}): check the day of this row, or export the file anew";
    /// A newer fact stands.
    NewerFact { since: NaiveDate } = Order, "登记簿中已有{since}起的更新记录，本次数据的基准日更早", "The register has a newer record since {since}; the data of this import hold for an earlier day";
}

/// A wrong check digit may stand on the certificate: then somebody has to say so first.
fn uscc_sentence(fault: UsccFault, language: Language) -> String {
    let way_out = if fault.may_be_overridden() {
        language
            .pick("；证书确为此码的，请先在系统中认可", "; if the certificate says so, have the code accepted first")
    } else {
        ""
    };
    format!("{} ({}){way_out}", fault.sentence(language), fault.rule())
}
