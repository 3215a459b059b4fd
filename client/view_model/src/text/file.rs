//! Texts of files: choosing, sending, fetching.

texts! {
    /// Texts of `file`.
    File {
        files = "附件", "Files";
        choose = "选择文件", "Choose files";
        optional = "可不附。", "Optional. ";
        hint = "PDF、JPG、PNG、HEIC、DOCX、XLSX、OFD，每个不超过20 MB，最多10个；电脑上可直接拖到这里", "PDF, JPG, PNG, HEIC, DOCX, XLSX or OFD, at most 20 MB each and 10 in all; on a desk they can be dropped here";
        too_many = "最多附 {} 个文件", "At most {} files";
        shrinking = "正在缩小照片", "Making the photo smaller";
        shrunk = "照片已从 {} 缩小到 {}", "Photo made smaller: {} to {}";
        waits = "等待网络，恢复后自动上传", "Waits for a network and then goes out by itself";
        sending = "正在上传 {}", "Sending {}";
        arrived = "已上传", "Arrived";
        remove = "移除 {}", "Remove {}";
        choose_again = "请重新选择这个文件", "Choose this file again";
        unready = "还有文件没有上传完：请稍候，或移除后再提交", "A file has not arrived yet: wait, or remove it";
        download = "下载", "Download";
        gone = "文件已不存在", "The file is gone";
    }
}
