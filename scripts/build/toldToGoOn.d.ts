export declare function toldToGoOn(): Promise<void>;
