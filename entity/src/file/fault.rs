//! Why a file is not taken, or not given: a closed list, a sentence each that says what to do.

words! {
    /// Why a file is not taken, or not given (文件未通过的原因).
    FileFault {
        /// The address was not made here, is for something else, or its time is over.
        Address = "ADDRESS", "地址无效或已过期，请重新操作", "The address is not valid, or no longer: ask for a new one";
        /// The file is gone, or was never there.
        Gone = "GONE", "文件已不存在", "The file is gone";
        /// It ends before the part that was asked for.
        Range = "RANGE", "文件没有这一部分，请从头下载", "The file ends before this part: begin again";
        /// The connection ended before the file did.
        BrokeOff = "BROKE_OFF", "上传中断，请重试", "The file broke off: send it again";
        /// Another number of bytes was announced.
        SizeDiffers = "SIZE_DIFFERS", "收到的大小与选择时不同，请重新选择文件", "Another size was announced: choose the file again";
        /// Another SHA-256 was announced.
        DigestDiffers = "DIGEST_DIFFERS", "文件在传输中被改动，请重试", "The file changed on its way: send it again";
        /// It is larger than a file of this purpose may be.
        TooLarge = "TOO_LARGE", "文件太大，请压缩后再传", "The file is too large: make it smaller";
        /// Another file has arrived at this address already.
        AnotherArrived = "ANOTHER_ARRIVED", "这里已收到另一个文件，请重新选择", "Another file has arrived here: choose the file again";
        /// Its content is of no kind that is taken here.
        Kind = "KIND", "不是可以接收的文件：请用 PDF、JPG、PNG、HEIC、DOCX、XLSX 或 OFD", "Not a kind of file that is taken: PDF, JPG, PNG, HEIC, DOCX, XLSX or OFD";
        /// Its content is of another kind than its name's ending says.
        EndingDiffers = "ENDING_DIFFERS", "内容与扩展名不符，请用原来的程序另存后再传", "The content is not what the name's ending says: save it again from its own program";
        /// It can be read as two kinds of file at once.
        TwoFaced = "TWO_FACED", "文件里夹带了另一种文件，请另存后再传", "Another file is hidden in it: save it again";
        /// Its end is missing.
        Incomplete = "INCOMPLETE", "文件不完整，请重新导出或拍照后再传", "The file is not whole: export it or take the photo again";
        /// It holds macros.
        Macros = "MACROS", "文件含宏，请另存为不含宏的文档", "It holds macros: save it as a document without them";
        /// It holds scripts or starts programs.
        Scripts = "SCRIPTS", "PDF 含脚本，请用“打印为 PDF”重新生成", "The PDF holds scripts: print it to a new PDF";
        /// It unpacks to more than anyone can open.
        Bomb = "BOMB", "文件解压后过大，不能接收", "It unpacks to more than can be opened";
        /// The scanner found something.
        Infected = "INFECTED", "查出病毒，未保存；请先清除病毒", "The scanner found a virus: nothing was kept, clean the file first";
        /// The scanner does not answer.
        ScannerAway = "SCANNER_AWAY", "暂时无法查毒，请稍后重试", "It cannot be scanned just now: try again later";
        /// Too many uploads at once.
        Busy = "BUSY", "上传的人较多，请稍后重试", "Many are uploading: try again in a moment";
    }
}

impl FileFault {
    /// Whether the same file may be sent again to the same address.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::BrokeOff | Self::DigestDiffers | Self::ScannerAway | Self::Busy)
    }
}
